#!/usr/bin/env python3
"""Writes zips that try to do harm into a folder: hostile_zips.py FOLDER. test-bag-reader.c says what each is refused for."""
import hashlib
import pathlib
import stat
import struct
import sys
import warnings
import zipfile

DECLARATION = b'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n'


class Raw(zipfile.ZipInfo):
    """A member whose name is these bytes, and whose flags are these."""
    raw = b''
    flags = 0x800

    def _encodeFilenameFlags(self):
        return self.raw, self.flags


def member(name, mode=stat.S_IFREG | 0o644, flags=0x800):
    info = Raw('x', (2026, 11, 22, 3, 44, 48))
    info.raw = name if isinstance(name, bytes) else name.encode()
    info.flags = flags
    info.external_attr = mode << 16
    info.create_system = 3
    info.compress_type = zipfile.ZIP_DEFLATED
    return info


def bag(path, *members, top='', declaration=DECLARATION):
    """members: (member or name, bytes)."""
    with zipfile.ZipFile(path, 'w') as out:
        if declaration is not None:
            out.writestr(member(top + 'bagit.txt'), declaration)
        for info, data in members:
            out.writestr(info if isinstance(info, Raw) else member(info), data)


def good(path, top='', folders=False):
    data = {'data/a.xml': b'<a/>', 'data/Si\u00e2n': b'x' * 5000}
    manifest = ''.join(f'{hashlib.sha256(d).hexdigest()}  {n}\n' for n, d in data.items()).encode()
    tags = {'bagit.txt': DECLARATION, 'manifest-sha256.txt': manifest, 'bag-info.txt': b'Payload-Oxum: 5004.2\n'}
    tag_manifest = ''.join(f'{hashlib.sha256(d).hexdigest()}  {n}\n' for n, d in tags.items()).encode()
    every = {**tags, **data, 'tagmanifest-sha256.txt': tag_manifest}
    with zipfile.ZipFile(path, 'w') as out:
        if folders:
            for name in (top, top + 'data/'):
                if name:
                    out.writestr(member(name, stat.S_IFDIR | 0o755), b'')
        for name, content in every.items():
            out.writestr(member(top + name), content)


def patch(path, offset_local, offset_central, form, value, number=1):
    """Changes a field in the local and the central header of the member with that number."""
    data = bytearray(path.read_bytes())
    for signature, offset in ((b'PK\3\4', offset_local), (b'PK\1\2', offset_central)):
        at = -1
        for _ in range(number + 1):
            at = data.index(signature, at + 1)
        struct.pack_into(form, data, at + offset, value)
    path.write_bytes(data)


def main():
    warnings.simplefilter('ignore')
    folder = pathlib.Path(sys.argv[1])

    good(folder / 'good-root.zip')
    good(folder / 'good-top.zip', 'b\u00e2g/')
    good(folder / 'good-folders.zip', 'bag/', True)

    names = {
        'traversal': 'data/../../x', 'traversal-first': '../x', 'absolute': '/etc/x', 'drive': 'C:/x', 'drive-inside': 'data/c:x',
        'backslash': 'data/a\\x', 'control': 'data/a\nb', 'delete': 'data/a\x7f', 'next-line': 'data/a\u0085',
        'empty-component': 'data//x', 'dot': 'data/./x', 'dot-dot-end': 'data/..', 'empty-name': '',
        'long': 'data/' + 'x' * 1020, 'deep': '/'.join(['data'] + ['d'] * 16),
        'not-utf8': b'data/\xff', 'overlong-slash': b'data/..\xc0\xaf',
    }
    for name, raw in names.items():
        bag(folder / f'name-{name}.zip', (raw, b'x'))
    bag(folder / 'name-not-utf8-unflagged.zip', (member(b'data/\xff', flags=0), b'x'))

    bag(folder / 'link.zip', (member('data/x', stat.S_IFLNK | 0o777), b'/etc/passwd'))
    bag(folder / 'link-folder.zip', (member('data', stat.S_IFLNK | 0o777), b'/etc'), ('data/x', b'x'))
    bag(folder / 'device.zip', (member('data/x', stat.S_IFCHR | 0o644), b''))
    bag(folder / 'socket.zip', (member('data/x', stat.S_IFSOCK | 0o644), b''))

    pairs = {
        'same': ('data/x', 'data/x'), 'case': ('data/x', 'data/X'), 'accent': ('data/\u00e9', 'data/e\u0301'),
        'case-accent': ('data/\u00c9', 'data/e\u0301'), 'sharp-s': ('data/stra\u00dfe', 'data/STRASSE'),
        'file-folder': ('data/x', 'data/x/y'), 'folder-file': ('data/x/y', 'data/x'), 'folder-case': ('data/a/x', 'data/A/y'),
        'bagit': ('data/x', 'BagIt.txt'),
    }
    for name, pair in pairs.items():
        bag(folder / f'pair-{name}.zip', *((each, b'x') for each in pair))

    bag(folder / 'encrypted.zip', (member('data/x', flags=0x801), b'x' * 40))
    for name, method in (('bzip2', zipfile.ZIP_BZIP2), ('lzma', zipfile.ZIP_LZMA)):
        info = member('data/x')
        info.compress_type = method
        bag(folder / f'{name}.zip', (info, b'x' * 1000))

    for name, size in (('declares-more', 1001), ('declares-less', 999), ('declares-none', 0)):
        path = folder / f'{name}.zip'
        bag(path, ('data/x', b'x' * 1000))
        patch(path, 22, 24, '<I', size)
    path = folder / 'bad-crc.zip'
    bag(path, ('data/x', b'x' * 1000))
    patch(path, 14, 16, '<I', 1)
    path = folder / 'declares-huge.zip'
    bag(path, ('data/x', b'x' * 1000))
    patch(path, 22, 24, '<I', 0x7fffffff)
    path = folder / 'declares-half.zip'
    bag(path, ('data/x', b'\0' * 2000000))
    patch(path, 22, 24, '<I', 10)

    bag(folder / 'bomb.zip', ('data/x', b'\0' * 40000000))
    bag(folder / 'bomb-many.zip', *((f'data/{i}', b'\0' * 1000000) for i in range(40)))
    # Many names for the same packed bytes.
    path = folder / 'overlap.zip'
    with zipfile.ZipFile(path, 'w') as out:
        out.writestr(member('bagit.txt'), DECLARATION)
        out.writestr(member('data/x'), b'\0' * 1000000)
        first = out.filelist[-1]
        for i in range(100):
            copy = member(f'data/{i}')
            for field in ('header_offset', 'CRC', 'compress_size', 'file_size'):
                setattr(copy, field, getattr(first, field))
            out.filelist.append(copy)
        out._didModify = True
    bag(folder / 'many.zip', *((f'data/{i}', b'') for i in range(2000)))

    bag(folder / 'fetch.zip', ('fetch.txt', b''))
    bag(folder / 'fetch-top.zip', ('t/fetch.txt', b''), top='t/')
    bag(folder / 'no-bagit.zip', ('data/x', b'x'), declaration=None)
    bag(folder / 'two-tops.zip', ('b/data/x', b'x'), top='a/')
    bag(folder / 'deep-top.zip', ('a/b/data/x', b'x'), top='a/b/')
    bag(folder / 'version.zip', declaration=DECLARATION.replace(b'1.0', b'0.97'))
    bag(folder / 'encoding.zip', declaration=DECLARATION.replace(b'UTF-8', b'ISO-8859-1'))
    bag(folder / 'third-line.zip', declaration=DECLARATION + b'x\n')
    bag(folder / 'mark.zip', declaration=b'\xef\xbb\xbf' + DECLARATION)
    bag(folder / 'one-line.zip', declaration=b'BagIt-Version: 1.0\n')
    bag(folder / 'large-bagit.zip', declaration=DECLARATION + b'\n' * 1100000)
    bag(folder / 'folder-bytes.zip', (member('data/', stat.S_IFDIR | 0o755), b'x'))

    whole = (folder / 'good-root.zip').read_bytes()
    (folder / 'truncated.zip').write_bytes(whole[:-60])
    (folder / 'cut-start.zip').write_bytes(whole[200:])
    (folder / 'empty.zip').write_bytes(b'')
    (folder / 'garbage.zip').write_bytes(bytes(range(256)) * 40)
    (folder / 'no-members.zip').write_bytes(b'PK\5\6' + b'\0' * 18)


if __name__ == '__main__':
    main()
