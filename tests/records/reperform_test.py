#!/usr/bin/env python3
"""Runs the stranger's verifier on a record of every example, and on records with one planted error of each kind.

DR_CLI is the program, DR_SOURCE the project's folder. Prints TAP.
"""
import os
import pathlib
import re
import subprocess
import sys
import tempfile

SOURCE = pathlib.Path(os.environ['DR_SOURCE'])
VERIFIER = SOURCE / 'schemas' / 'reperform.py'

# What to look for in some record, and what to plant instead: one quantity a row.
PLANTED = {
    'people': (r'(<review [^>]*\bpeople=")\d+', r'\g<1>7'),
    'excluded-before': (r'( excluded-before="\S+) [^"]+', r'\1 0.123456'),
    'excluded-after': (r'( excluded-after="\S+) [^"]+', r'\1 0.123456'),
    'newly-excluded': (r'(<review [^>]* newly-excluded="\S+) [^"]+', r'\1 0.123456'),
    'newly-excluded-people': (r'(<review [^>]* newly-excluded-people="\S+) [^"]+', r'\1 77'),
    'at-risk': (r'(<review [^>]* at-risk="\S+) [^"]+', r'\1 0.123456'),
    'at-risk-people': (r'(<review [^>]* at-risk-people="\S+) [^"]+', r'\1 77'),
    'mitigated': (r'(<mitigated [^>]*at-risk="\S+) [^"]+', r'\1 0.123456'),
    'displaced': (r'( displaced="\S+) [^"]+', r'\1 0.123456'),
    'restricted': (r'( restricted="\S+) [^"]+', r'\1 0.123456'),
    'affected': (r'(<review affected="\S+) [^"]+', r'\1 0.123456'),
    'rest': (r'( rest=")[^"]+', r'\g<1>0.123456'),
    'difference': (r'(<affected-against-rest difference=")[^"]+', r'\g<1>0.123456'),
    'interval': (r'( interval="\S+) [^"]+', r'\1 0.123456'),
    'ratio': (r'( ratio=")[^"]+', r'\g<1>123'),
    'mix': (r'(<share channel="[^"]+" value=")[^"]+(?="></share>\s+(?:<share|</mix>))', r'\g<1>0.123456'),
    'dissimilarity': (r'( dissimilarity=")[^"]+', r'\g<1>0.123456'),
    'moved': (r'( moved=")[^"]+', r'\g<1>12.5'),
    'load': (r'( load=")[^"]+', r'\g<1>12.5'),
    'gain': (r'( gain=")[^"]+', r'\g<1>0.5'),
}


def verify(path):
    return subprocess.run([sys.executable, VERIFIER, path], capture_output=True, text=True, check=False)


def computed(text):
    """Where what was computed begins: nothing is planted before it."""
    return text.index('<computed')


def main():
    drafts = sorted(path for path in (SOURCE / 'data' / 'examples').glob('*.xml') if 'evidence' not in path.name)
    failed = 0
    print(f'1..{len(drafts) + len(PLANTED)}')
    with tempfile.TemporaryDirectory() as folder:
        texts = []
        for index, draft in enumerate(drafts, 1):
            record = pathlib.Path(folder, draft.name)
            subprocess.run([os.environ['DR_CLI'], 'record', draft, '-o', record], check=True)
            texts.append(record.read_text(encoding='utf-8'))
            found = verify(record)
            good = found.returncode == 0 and not found.stdout and not found.stderr
            failed += not good
            print(f'{"ok" if good else "not ok"} {index} {draft.stem}')
            for line in (found.stdout + found.stderr).splitlines()[:5]:
                print('#', line)

        for index, (name, (pattern, replacement)) in enumerate(PLANTED.items(), len(drafts) + 1):
            good = False
            for text in texts:
                start = computed(text)
                changed = text[:start] + re.sub(pattern, replacement, text[start:], count=1)
                if changed == text:
                    continue
                record = pathlib.Path(folder, 'planted.xml')
                record.write_text(changed, encoding='utf-8')
                found = verify(record)
                good = found.returncode == 1 and bool(found.stdout)
                break
            failed += not good
            print(f'{"ok" if good else "not ok"} {index} planted {name}')
    return 1 if failed else 0


if __name__ == '__main__':
    sys.exit(main())
