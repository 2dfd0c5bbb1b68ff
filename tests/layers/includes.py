#!/usr/bin/env python3
"""Holds every #include of every layer to the table of layers: own headers of layers below, and headers from outside.

GIO and others sit on the compiler's default path, so the compiler alone would not catch a layer that reaches for them.
"""
import pathlib
import re
import sys

INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]')
C_LIBRARY = re.compile(r'^(assert|ctype|dirent|errno|fcntl|float|limits|locale|math|signal|stdarg|stddef|stdint|stdio|stdlib|'
                       r'string|time|unistd|sys/[a-z]+|linux/[a-z]+)\.h$')
GLIB = re.compile(r'^glib(-object|/[a-z0-9-]+|/gstdio)?(\.h)?$')
GIO = re.compile(r'^gio/')
XML = re.compile(r'^libxml/')
CSV = re.compile(r'^csv\.h$')
SQLITE = re.compile(r'^sqlite3\.h$')
CRYPTO = re.compile(r'^openssl/evp\.h$')
ARCHIVE = re.compile(r'^archive(_entry)?\.h$')
PANGO = re.compile(r'^pango/pangocairo\.h$')
CAIRO_PDF = re.compile(r'^cairo-pdf\.h$')
CAIRO_SCRIPT = re.compile(r'^cairo-script(-interpreter)?\.h$')
QPDF = re.compile(r'^qpdf/qpdf-c\.h$')
JSON = re.compile(r'^json-glib/')
GTK = re.compile(r'^(gtk/gtk|adwaita)\.h$')

# Folders inside a layer that may include what the layer around them may not.
BACKENDS = {'store/sqlite': (SQLITE, CRYPTO)}

LAYERS = {
    'model': ((), (GLIB,)),
    'xml': ((), (GLIB, GIO, XML)),
    'checks': (('model',), (GLIB,)),
    'records': (('model', 'checks', 'xml'), (GLIB, GIO, CRYPTO, ARCHIVE)),
    'import': (('model', 'xml'), (GLIB, GIO, CSV)),
    'store': (('model',), (GLIB, GIO)),
    'register': (('model', 'checks', 'xml', 'records', 'import', 'store'), (GLIB, GIO)),
    'reports': (('model', 'checks', 'xml', 'records'), (GLIB, GIO, PANGO, CAIRO_PDF, CAIRO_SCRIPT, QPDF)),
    'publish': (('model', 'checks', 'xml', 'records', 'store', 'register', 'reports'), (GLIB, GIO)),
    'cli': (('model', 'checks', 'xml', 'records', 'import', 'store', 'register', 'reports', 'publish'), (GLIB, GIO, JSON)),
    'app': (('model', 'checks', 'xml', 'records', 'import', 'store', 'register', 'reports', 'publish'), (GLIB, GIO, GTK)),
}


def generated(name):
    """Headers that the build writes: compiled resources and what the build knows."""
    return name in ('dr-build.h', 'dr-schemas.h', 'dr-import-resources.h', 'dr-store-resources.h', 'dr-app-resources.h')


def problems(source, layer):
    below, outside = LAYERS[layer]
    owners = {path.name: path.relative_to(source).parts[0] for path in source.rglob('*.h')}
    for path in sorted((source / layer).rglob('*.[ch]')):
        for number, line in enumerate(path.read_text(encoding='utf-8').splitlines(), 1):
            match = INCLUDE.match(line)
            if not match:
                continue
            quote, name = match.groups()
            where = f'{path.relative_to(source)}:{number}: '
            if '../' in name:
                yield where + f'{name} climbs out of its layer'
            elif quote == '"':
                owner = owners.get(name)
                if owner not in (layer, *below) and not generated(name):
                    yield where + f'{name} belongs to {owner}, which {layer} may not include'
            elif not C_LIBRARY.match(name) and not any(
                    allowed.match(name)
                    for allowed in (*outside, *BACKENDS.get(str(path.parent.relative_to(source)), ()))):
                yield where + f'<{name}> is not for {layer}'


def main():
    source = pathlib.Path(sys.argv[1])
    unknown = sorted(path.name for path in source.iterdir() if path.is_dir() and path.name not in LAYERS)
    print(f'1..{len(LAYERS) + 1}')
    failed = bool(unknown)
    print(f'{"not ok" if unknown else "ok"} 1 every folder is a layer {" ".join(unknown)}')
    for index, layer in enumerate(LAYERS, 2):
        found = list(problems(source, layer))
        for problem in found:
            print('# ' + problem)
        print(f'{"not ok" if found else "ok"} {index} {layer}')
        failed = failed or bool(found)
    return 1 if failed else 0


if __name__ == '__main__':
    sys.exit(main())
