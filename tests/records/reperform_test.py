#!/usr/bin/env python3
"""Runs the stranger's verifier on a record of every example, on records with one planted error of each kind, which it has to
report at their place and nowhere else, and on files that are no records.

DR_CLI is the program, DR_SOURCE the project's folder. Prints TAP.
"""
import os
import pathlib
import re
import subprocess
import sys
import tempfile

SOURCE = pathlib.Path(os.environ.get('DR_SOURCE', pathlib.Path(__file__).resolve().parents[2]))
VERIFIER = SOURCE / 'schemas' / 'reperform.py'
START_OR_END = re.compile(r'<(/?)([a-z-]+)((?: [a-z0-9_-]+="[^"]*")*)>')
ATTRIBUTE = re.compile(r' ([a-z0-9_-]+)="([^"]*)"')
NAMED_BY = {'option': ['ref'], 'review': ['group'], 'mix': ['kind'], 'share': ['channel'], 'gap': ['a', 'b'],
            'channel': ['id'], 'figure': ['group', 'ref']}
LOSS = ['newly-excluded', 'newly-excluded-people', 'at-risk', 'at-risk-people']
REST = ['rest', 'difference', 'interval', 'ratio']

# Every kind of quantity: the element that has it, the one around that, and its attributes.
KINDS = [
    ('review', 'option', ['people', 'displaced', 'restricted', 'affected', 'excluded-before', 'excluded-after', *LOSS]),
    ('mitigated', 'review', LOSS),
    ('displaced-against-rest', 'review', REST),
    ('affected-against-rest', 'review', REST),
    ('mix', 'mixes', ['ref']),
    ('share', 'mix', ['value']),
    ('gap', 'mixes', ['digital-a', 'digital-b', 'dissimilarity']),
    ('channel', 'gap', ['difference']),
    ('channel', 'demand', ['moved', 'load', 'capacity']),
    ('figure', 'settle', ['gain']),
]


def elements(text):
    """The elements of what was computed: place, tag, parent's tag, attributes, and where the start tag lies."""
    path, start = [], text.index('<computed')
    for match in START_OR_END.finditer(text, text.index('>', start) + 1, text.index('</computed>')):
        closing, tag, rest = match.groups()
        if closing:
            path.pop()
            continue
        attributes = dict(ATTRIBUTE.findall(rest))
        parent = path[-1][0] if path else ''
        path.append((tag, ' '.join([tag, *(attributes[name] for name in NAMED_BY.get(tag, []))])))
        yield '/'.join(name for _, name in path), tag, parent, attributes, match.start()


def another(value):
    """One digit changed: the last one, by five."""
    return f'{value[:-1]}{(int(value[-1]) + 5) % 10}'


def plant(texts, tag, parent, name):
    """A record with one changed digit, and what the verifier has to say; none where no record has such a quantity."""
    for text in texts:
        for place, *found, attributes, start in elements(text):
            old = attributes.get(name, '')
            if found == [tag, parent] and old[-1:].isdigit():
                at = text.index(f' {name}="{old}"', start) + len(name) + 3
                changed = text[:at] + another(old) + text[at + len(old):]
                return changed, [f'{place}/@{name}: the record says {another(old)}, again it is {old}']
    return None


def lines_of(text, tag, count):
    """The first lines with an element that one line holds, one after the other: where they begin and end."""
    found = re.search(rf'(?m:^)(?: *<{tag} [^\n]*</{tag}>\n){{{count}}}', text[text.index('<computed'):])
    return [text.index('<computed') + end for end in found.span()]


class Tests:
    def __init__(self, folder):
        self.folder, self.count, self.failed = folder, 0, 0

    def check(self, what, good, output=''):
        self.count += 1
        self.failed += not good
        print(f'{"ok" if good else "not ok"} {self.count} {what}')
        for line in output.splitlines()[:5] if not good else []:
            print('#', line)

    def verify(self, content):
        path = self.folder / 'record.xml'
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        done = subprocess.run([sys.executable, VERIFIER, path], capture_output=True, text=True, check=False)
        return done, [line.removeprefix(f'{path}: ') for line in done.stdout.splitlines()]

    def agrees(self, what, text):
        done, said = self.verify(text)
        self.check(what, done.returncode == 0 and not said and not done.stderr, done.stdout + done.stderr)

    def differs(self, what, text, expected):
        """expected: every line, or a function of a line that holds for each."""
        done, said = self.verify(text)
        good = all(map(expected, said)) if callable(expected) else said == expected
        self.check(what, done.returncode == 1 and bool(said) and good and not done.stderr, done.stdout + done.stderr)

    def refuses(self, what, content):
        done, said = self.verify(content)
        good = done.returncode == 2 and not said and len(done.stderr.splitlines()) == 1
        self.check(what, good, done.stdout + done.stderr)


def test_planted(tests, texts):
    for tag, parent, names in KINDS:
        for name in names:
            planted = plant(texts, tag, parent, name)
            if planted:
                tests.differs(f'a digit of {parent}/{tag}/@{name}', *planted)
            else:
                tests.check(f'a digit of {parent}/{tag}/@{name}', name == 'ref', 'no example has one')

    text = next(text for text in texts if '<settle></settle>' not in text)
    start, end = lines_of(text, 'review', 1)
    row = text[start:end]
    group = re.search(r' group="([^"]*)"', row).group(1)
    tests.differs('a review is missing', text[:start] + text[end:],
                  lambda line: f'/review {group}/@' in line and 'the record says nothing' in line)
    tests.differs('a review stands twice', text[:start] + row + text[start:], lambda line: f'/review {group}/@' in line)
    tests.differs('a group that is not in the evidence', text[:start] + row.replace(f'"{group}"', '"nobody"') + text[start:],
                  lambda line: '/review nobody/@' in line and line.endswith('again it is nothing'))
    tests.differs('an interval that is a single number', re.sub(r'( excluded-after="0) \S+"', r'\1"', text, count=1),
                  lambda line: '/@excluded-after: the record says 0, again it is 0 ' in line)
    start, end = lines_of(text, 'figure', 2)
    first, second = text[start:end].splitlines(keepends=True)
    tests.differs('two figures change places', text[:start] + second + first + text[end:],
                  lambda line: line.startswith('settle: '))
    changed = re.sub(r'(<figure [^>]*kind="use"[^>]* share="0\.)\d+', r'\g<1>123', text, count=1)
    tests.differs('a figure of the evidence', changed, lambda line: 'the record says' in line)


def test_bad_input(tests, text):
    record = text.encode()
    doctype = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>'
    tests.refuses('a document type', doctype + record)
    tests.refuses('a document type inside', record.replace(b'<content>', doctype + b'<content>', 1))
    tests.refuses('an XML declaration', b'<?xml version="1.0" encoding="UTF-8"?>' + record)
    tests.refuses('another encoding', text.encode('utf-16'))
    tests.refuses('bytes that are not UTF-8', record.replace(b'title="', b'title="\xff', 1))
    tests.refuses('another root', record.replace(b'assessment-record', b'assessment'))
    tests.refuses('another namespace', record.replace(b'urn:dueregard:1', b'urn:dueregard:2'))
    tests.refuses('another format', record.replace(b'format="1.0"', b'format="2.0"', 1))
    tests.refuses('half a record', record[:len(record) // 2])
    tests.refuses('nothing', b'')
    tests.refuses('more than 64 MB', record.replace(b'<content>', b'<content>' + b' ' * (64 << 20), 1))
    tests.refuses('elements in elements', record.replace(b'<demand>', b'<a>' * 50000 + b'</a>' * 50000 + b'<demand>', 1))
    for number in ('nan', 'inf', '1e999', '1_0', '', '--1'):
        tests.refuses(f'"{number}" for a share', re.sub(r'(<figure [^>]* share=")[^"]+', rf'\g<1>{number}', text, count=1))
    tests.refuses('an unknown service', re.sub(r'(<assessment [^>]* service=")[^"]+', r'\g<1>nobody', text, count=1))
    tests.refuses('an unknown source', re.sub(r'(<figure [^>]* source=")[^"]+', r'\g<1>nowhere', text, count=1))
    for arguments in ([], [tests.folder / 'missing.xml'], [tests.folder]):
        done = subprocess.run([sys.executable, VERIFIER, *arguments], capture_output=True, text=True, check=False)
        good = done.returncode == 2 and not done.stdout and len(done.stderr.splitlines()) == 1
        tests.check(f'{len(arguments)} files, none a record', good, done.stdout + done.stderr)


def drafts_of(folder):
    return sorted(path for path in (SOURCE / folder).glob('*.xml') if not path.name.startswith('evidence'))


def write_record(tests, draft):
    record = tests.folder / draft.name
    subprocess.run([os.environ['DR_CLI'], 'record', draft, '-o', record], check=True)
    return record


def test_random(tests):
    """Drafts that a generator made, on which the two programs once disagreed, or a record did not hold all it needs."""
    for draft in drafts_of('tests/fixtures/random'):
        record = write_record(tests, draft)
        done = subprocess.run([os.environ['DR_CLI'], 'verify', record], capture_output=True, text=True, check=False)
        tests.check(f'{draft.stem} verified', done.returncode == 0, done.stdout + done.stderr)
        tests.agrees(draft.stem, record.read_text(encoding='utf-8'))


def main():
    texts = []
    with tempfile.TemporaryDirectory() as name:
        tests = Tests(pathlib.Path(name))
        for draft in drafts_of('data/examples'):
            texts.append(write_record(tests, draft).read_text(encoding='utf-8'))
            tests.agrees(draft.stem, texts[-1])
        texts.sort(key=len)
        test_random(tests)
        test_planted(tests, texts)
        test_bad_input(tests, texts[0])
        print(f'1..{tests.count}')
    return 1 if tests.failed or not texts else 0


if __name__ == '__main__':
    sys.exit(main())
