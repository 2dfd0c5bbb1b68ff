#!/usr/bin/env python3
"""Mutation testing of the checks: changes the core in one place at a time, and asks whether a test notices.

Every rule (dr_rule_*) with what it calls in its file, and every function that computes a quantity. A mutant is one file
compiled alone and one shared library linked anew; the test programs are built once. A mutant that no test of the suite
`checks` notices survives; those that change nothing that can be seen are listed, with the reason, in equivalent.txt.

Prints every survivor with its place, as it is found, and then how many are caught, for each rule and each function.
Exits 1 when any survives.
"""

import argparse
import collections
import concurrent.futures
import json
import os
import pathlib
import re
import shlex
import shutil
import subprocess
import sys
import tempfile

# What is mutated, besides every file of rules, and which tests to ask first: a mutant is dead at the first that fails.
QUANTITIES = {
    'src/model/dr-interval.c': ['interval', 'access-review'],
    'src/checks/dr-access-figures.c': ['access-figures', 'point-states', 'access-review', 'access-properties'],
    'src/checks/dr-access-review.c': ['access-review', 'access-properties'],
    'src/checks/dr-bears-more.c': ['bears-more', 'access-review'],
    'src/checks/dr-channel-mix.c': ['channel-mix', 'expected-mix'],
    'src/checks/dr-contacts.c': ['contacts', 'bears-more'],
    'src/checks/dr-demand.c': ['demand'],
    'src/checks/dr-reach.c': ['access-review', 'access-properties', 'settle'],
    'src/checks/dr-settle.c': ['settle'],
    'src/checks/dr-targets.c': ['channel-mix', 'rules-access'],
    'src/checks/dr-check.c': ['check', 'rules-impact'],
    'src/checks/dr-rule-run.c': ['check', 'rules-access', 'rules-channels', 'rules-consultation', 'rules-impact'],
}


def files_of(source):
    """Every file that is mutated, with the tests to ask first."""
    found = dict(QUANTITIES)
    for path in sorted((source / 'src/checks').glob('dr-rules-*.c')):
        found[f'src/checks/{path.name}'] = [path.stem[len('dr-'):]]
    return found


SWAPS = {
    '<': ['<='], '<=': ['<'], '>': ['>='], '>=': ['>'], '==': ['!='], '!=': ['=='], '&&': ['||'], '||': ['&&'],
    '+': ['-'], '-': ['+'], '*': ['/'], '/': ['*'], '+=': ['-='], '-=': ['+='],
    'MIN': ['MAX'], 'MAX': ['MIN'], 'TRUE': ['FALSE'], 'FALSE': ['TRUE'],
    'DR_HOLDS_YES': ['DR_HOLDS_NO'], 'DR_HOLDS_NO': ['DR_HOLDS_YES'],
    'DR_HOLDS_PERHAPS': ['DR_HOLDS_NO', 'DR_HOLDS_YES'],
}

TOKEN = re.compile(r'''
    (?P<skip>\s+|//[^\n]*|/\*.*?\*/|^\#(?:[^\n\\]|\\.)*)
  | (?P<text>"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')
  | (?P<number>\d+\.\d*(?:[eE][-+]?\d+)?|\d[\w.]*)
  | (?P<name>[A-Za-z_]\w*)
  | (?P<operator>->|\+\+|--|<<=?|>>=?|<=|>=|==|!=|&&|\|\||[-+*/%&|^]=|\.\.\.|[-+*/%<>=!~&|^?:;,.(){}\[\]])
''', re.VERBOSE | re.DOTALL | re.MULTILINE)

Token = collections.namedtuple('Token', 'kind text start end')
Mutant = collections.namedtuple('Mutant', 'file function line start end old new source_line nth')


def tokens_of(text):
    found = []
    at = 0
    while at < len(text):
        match = TOKEN.match(text, at)
        if match is None:
            raise SystemExit(f'cannot read {text[at:at + 40]!r}')
        if match.lastgroup != 'skip':
            found.append(Token(match.lastgroup, match.group(), match.start(), match.end()))
        at = match.end()
    return found


def functions_of(tokens):
    """Yields (name, first, last) of every function body, by index of its tokens."""
    depth = 0
    for i, token in enumerate(tokens):
        if token.text == '{':
            if depth == 0 and tokens[i - 1].text == ')':
                first, parentheses, k = i, 0, i - 1
                while True:
                    parentheses += {')': 1, '(': -1}.get(tokens[k].text, 0)
                    if parentheses == 0:
                        break
                    k -= 1
                name = tokens[k - 1].text
            elif depth == 0:
                name = None
            depth += 1
        elif token.text == '}':
            depth -= 1
            if depth == 0 and name is not None:
                yield name, first, i


def in_loop_header(tokens, i):
    """Whether the token stands in the parentheses of a for: its bound decides how far memory is read, not a result."""
    depth = 0
    for k in range(i - 1, -1, -1):
        text = tokens[k].text
        if text == ')':
            depth += 1
        elif text == '(':
            if depth == 0:
                return tokens[k - 1].text == 'for'
            depth -= 1
        elif text in '{}' and depth == 0:
            return False
    return False


def is_binary(tokens, i):
    before = tokens[i - 1]
    return before.kind in ('name', 'number') and before.text != 'return' or before.text in (')', ']')


def is_declaration(tokens, i):
    """A pointer's star is no product: `const char *text`, `(DrRule *) rule`, `*a = *b`."""
    after = tokens[i + 1]
    before = tokens[i - 1]
    if after.text in ('*', ')', 'const'):
        return True
    if before.kind == 'name' and (before.text[0].isupper() or before.text.startswith('g') or before.text in (
            'char', 'int', 'double', 'const', 'void', 'guint')):
        return True
    return False


def in_guard(tokens, i):
    """Whether the token stands in a g_return_*(): against mistakes of programmers, who get a warning."""
    while tokens[i].text not in (';', '{', '}'):
        if tokens[i].text.startswith('g_return_'):
            return True
        i -= 1
    return False


def changes_of(tokens, i):
    """Yields (start, end, new) for every way to change what stands at token i."""
    token = tokens[i]
    if in_guard(tokens, i):
        return
    if token.text in ('+', '-', '*', '/') and not is_binary(tokens, i):
        return
    if token.text == '*' and is_declaration(tokens, i):
        return
    if token.text in ('<', '<=', '>', '>=') and in_loop_header(tokens, i):
        return
    for new in SWAPS.get(token.text, []):
        yield token.start, token.end, new
    if token.text == '!':
        yield token.start, token.end, ''
    if token.text == 'dr_holds':
        yield token.start, token.end, '!dr_holds'
    if token.kind == 'number' and '.' in token.text:
        yield token.start, token.end, f'({token.text} + 0.001)'
    if token.text == 'dr_rule_parameter':
        k = i
        while tokens[k].text != ')':
            k += 1
        yield tokens[k].end, tokens[k].end, ' * 1.2'
        yield tokens[k].end, tokens[k].end, ' * 0.8'
    if token.kind == 'number' and token.text.isdigit() and tokens[i - 1].text in ('<', '<=', '>', '>=', '=='):
        if not in_loop_header(tokens, i):
            yield token.start, token.end, f'{token.text} + 1'


def mutants_of(source, file):
    text = (source / file).read_text()
    tokens = tokens_of(text)
    lines = text.split('\n')
    seen = collections.Counter()
    for name, first, last in functions_of(tokens):
        if name.endswith('_free'):
            continue   # memory, not a result
        for i in range(first, last):
            for start, end, new in changes_of(tokens, i):
                line = text.count('\n', 0, start) + 1
                words = ' '.join(lines[line - 1].split())
                seen[name, text[start:end], new, words] += 1
                yield Mutant(file, name, line, start, end, text[start:end], new, words,
                             seen[name, text[start:end], new, words])


class Builder:
    """Compiles with the flags of the build directory, into a directory of its own."""

    def __init__(self, source, build, work, files):
        self.source, self.build, self.work, self.files = source, build, work, files
        # As they are now, whatever happens meanwhile.
        self.texts = {file: (source / file).read_text() for file in files}
        self.glib = subprocess.run(['pkg-config', '--libs', 'glib-2.0'], check=True, capture_output=True,
                                   text=True).stdout.split()
        self.commands = {}
        for entry in json.loads((build / 'compile_commands.json').read_text()):
            path = os.path.relpath(os.path.join(entry['directory'], entry['file']), source)
            self.commands[path] = entry['command']

    def compile(self, file, path, output):
        words = []
        skip = False
        for word in shlex.split(self.commands[file]):
            if skip or word in ('-MD', '-c') or word.startswith(('-O', '-g', '-W', '-fsanitize')):
                skip = False
            elif word in ('-o', '-MQ', '-MF'):
                skip = True
            elif not word.endswith('.c'):
                words.append(word)
        subprocess.run(words + ['-w', '-O0', '-fPIC', '-c', str(path), '-o', str(output)], cwd=self.build, check=True,
                       stderr=subprocess.DEVNULL)

    def link(self, objects, output, *more):
        subprocess.run(['cc', *map(str, objects), '-o', str(output), *more, *self.glib, '-lm'], check=True)

    def build_all(self, pool):
        core = sorted(f for f in self.commands if re.match(r'src/(model|checks)/[^/]*\.c$', f))
        tests = sorted(f for f in self.commands if re.match(r'tests/checks/[^/]*\.c$', f))
        self.objects = {f: self.work / (pathlib.Path(f).name + '.o') for f in core + tests}
        list(pool.map(lambda f: self.compile(f, self.source / f, self.objects[f]), core + tests))
        self.core = core
        self.link([self.objects[f] for f in core], self.work / 'libcore.so', '-shared')
        support = [self.objects[f] for f in tests if not pathlib.Path(f).name.startswith('test-')]
        self.link(support, self.work / 'libsupport.so', '-shared')
        self.tests = [pathlib.Path(f).stem[len('test-'):] for f in tests if pathlib.Path(f).name.startswith('test-')]
        list(pool.map(lambda name: self.link([self.objects[f'tests/checks/test-{name}.c']], self.work / f'test-{name}',
                                             f'-L{self.work}', '-lsupport', '-lcore'), self.tests))

    def test(self, name, folder, timeout):
        environment = dict(os.environ, LD_LIBRARY_PATH=f'{folder}:{self.work}', G_DEBUG='fatal-warnings',
                           G_TEST_SRCDIR=str(self.source), G_TEST_BUILDDIR=str(self.build))
        try:
            # A mutant may loop and allocate for ever.
            return subprocess.run(['sh', '-c', 'ulimit -c 0; ulimit -v 2000000; ulimit -t 20; exec "$0" --tap',
                                   self.work / f'test-{name}'], env=environment, timeout=timeout, cwd=folder,
                                  stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).returncode == 0
        except subprocess.TimeoutExpired:
            return False

    def survives(self, mutant, folder):
        """Returns True, False, or None where it does not even compile."""
        text = self.texts[mutant.file]
        changed = folder / pathlib.Path(mutant.file).name
        changed.write_text(text[:mutant.start] + mutant.new + text[mutant.end:])
        output = folder / 'changed.o'
        try:
            self.compile(mutant.file, changed, output)
        except subprocess.CalledProcessError:
            return None
        self.link([output if f == mutant.file else self.objects[f] for f in self.core], folder / 'libcore.so',
                  '-shared')
        first = [name for name in self.files[mutant.file] if name in self.tests]
        others = [name for name in self.tests if name not in first]
        order = first + sorted(others, key=lambda name: (name == 'access-properties', name))   # the slow one last
        return all(self.test(name, folder, 300) for name in order)


def read_equivalents(path):
    known = {}
    for line in path.read_text().splitlines():
        if line.strip() and not line.startswith('#'):
            fields = [field.strip() for field in line.split(' | ')]
            if len(fields) != 5:
                raise SystemExit(f'{path}: expected file | function | old -> new | line | reason: {line}')
            known[tuple(fields[:4])] = fields[4]
    return known


def key_of(mutant):
    nth = f' (the {mutant.nth}. of these)' if mutant.nth > 1 else ''
    return mutant.file, mutant.function, change_of(mutant) + nth, mutant.source_line


def change_of(mutant):
    return f'{mutant.old or "(nothing)"} -> {mutant.new.strip() or "(nothing)"}'


def unit_of(mutant):
    """Under which name it is counted: the rule, or the file with its function."""
    rule = re.match(r'dr_rule_([a-z]{3})_(\d\d)$', mutant.function)
    return f'{rule[1].upper()}-{rule[2]}' if rule else f'{pathlib.Path(mutant.file).name} {mutant.function}'


def rules_by_helper(source, file):
    """A function that only one rule of the file uses is counted with that rule."""
    tokens = tokens_of((source / file).read_text())
    uses = {name: {token.text for token in tokens[first:last] if token.kind == 'name'}
            for name, first, last in functions_of(tokens)}
    owners = {}
    for helper in uses:
        reached = {helper}
        while True:
            more = {name for name, names in uses.items() if names & reached and name not in reached}
            if not more:
                break
            reached |= more
        rules = [name for name in reached if re.match(r'dr_rule_[a-z]{3}_\d\d$', name)]
        if len(rules) == 1:
            owners[helper] = rules[0]
    return owners


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--source', type=pathlib.Path, required=True)
    parser.add_argument('--build', type=pathlib.Path, required=True)
    parser.add_argument('--jobs', type=int, default=os.cpu_count())
    parser.add_argument('--only', default='', help='files whose path has this in it')
    arguments = parser.parse_args()
    source, build = arguments.source.resolve(), arguments.build.resolve()
    equivalents = read_equivalents(pathlib.Path(__file__).with_name('equivalent.txt'))

    files = {file: tests for file, tests in files_of(source).items() if arguments.only in file}
    owners = {file: rules_by_helper(source, file) for file in files}
    mutants = [m for file in files for m in mutants_of(source, file)]
    counts = collections.OrderedDict()
    survivors = []
    excused = set()

    with tempfile.TemporaryDirectory(prefix='due-regard-mutants-') as work, \
            concurrent.futures.ThreadPoolExecutor(arguments.jobs) as pool:
        builder = Builder(source, build, pathlib.Path(work), files)
        builder.build_all(pool)
        broken = [name for name in builder.tests if not builder.test(name, pathlib.Path(work), 300)]
        if broken:
            print('These tests fail without any change:', ', '.join(broken), file=sys.stderr)
            return 2

        def run(mutant):
            folder = pathlib.Path(tempfile.mkdtemp(dir=work))
            try:
                return builder.survives(mutant, folder)
            finally:
                shutil.rmtree(folder)

        done = 0
        for mutant, survives in zip(mutants, pool.map(run, mutants)):
            done += 1
            if sys.stderr.isatty():
                print(f'\r{done}/{len(mutants)}', end='', file=sys.stderr)
            if survives is None:
                continue
            owner = owners[mutant.file].get(mutant.function, mutant.function)
            count = counts.setdefault(unit_of(mutant._replace(function=owner)), [0, 0, 0])
            if survives and key_of(mutant) in equivalents:
                excused.add(key_of(mutant))
                count[2] += 1
                continue
            count[1] += 1
            count[0] += not survives
            if survives:
                survivors.append(mutant)
                print(f'{mutant.file}:{mutant.line}: ' + ' | '.join(key_of(mutant)[1:]), flush=True)

    print()
    for unit, (caught, total, same) in counts.items():
        print(f'{unit:52} {caught:3} of {total:3} caught' + (f', {same} equivalent' if same else ''))
    caught, total, same = (sum(column) for column in zip(*counts.values()))
    print(f'{"all":52} {caught:3} of {total:3} caught, {same} equivalent')
    for key in equivalents.keys() - excused:
        if any(key[0] == file for file in files):
            print('equivalent.txt lists what is caught or gone:', ' | '.join(key))

    return 1 if survivors else 0


if __name__ == '__main__':
    sys.exit(main())
