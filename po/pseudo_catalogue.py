"""A translation of every message into a language that does not exist, for the checks of what was not translated."""
import os
import re
import shutil
import subprocess

TOOLS = ('xgettext', 'msgen', 'msgfmt')


def can_make():
    return all(shutil.which(each) for each in TOOLS)


def bracketed(text):
    """The message between marks, and what it begins and ends with outside them: msgfmt asks for the same."""
    start = re.match(r'(?:\\n)*', text)[0]
    end = re.search(r'(?:\\n)*$', text[len(start):])[0]
    return f'{start}«{text[len(start):len(text) - len(end)]}»{end}'


def make_catalogue(source, folder, translated):
    """Every text of POTFILES.in, as TRANSLATED makes it of the escaped message, as the language xx below the folder."""
    pot, po = folder / 'all.pot', folder / 'all.po'
    subprocess.run(['xgettext', '--from-code=UTF-8', f'--directory={source}', f'--files-from={source}/po/POTFILES.in', '-o', pot,
                    '--keyword=_', '--keyword=N_', '--keyword=C_:1c,2', '--keyword=NC_:1c,2', '--keyword=ngettext:1,2',
                    '--keyword=g_dngettext:2,3'], env=dict(os.environ, GETTEXTDATADIRS=f'{source}/data'), check=True)
    text = pot.read_text().replace('charset=CHARSET', 'charset=UTF-8')
    pot.write_text(text.replace('nplurals=INTEGER; plural=EXPRESSION', 'nplurals=2; plural=(n != 1)'))
    subprocess.run(['msgen', '--no-wrap', '-o', po, pot], check=True)
    header, *entries = po.read_text().split('\n\n')
    made = [re.sub(r'^(msgstr(?:\[\d\])?) ((?:".*"\n?)+)',
                   lambda found: f'{found[1]} "{translated("".join(re.findall(r"""^"(.*)"$""", found[2], re.M)))}"\n', entry, flags=re.M)
            for entry in entries]
    po.write_text('\n\n'.join([header, *made]) + '\n')
    target = folder / 'xx' / 'LC_MESSAGES'
    target.mkdir(parents=True)
    subprocess.run(['msgfmt', '--check-format', '-o', target / 'due-regard.mo', po], check=True)
