#!/usr/bin/env python3
"""Re-performs the access review of Due Regard records: a stranger's verifier. Usage: python3 reperform.py FILE...

From the record alone it computes again what `computed` holds, except the results of the rules, and prints every place
where the record says otherwise. Exit code: 0 all agree, 1 a difference, 2 bad input. Written from record-format.md,
whose sections it names; it shares no code with the program that wrote the record. Expects a valid, canonical record.
"""
import calendar
import itertools
import math
import sys
import xml.etree.ElementTree as ET
from types import SimpleNamespace as Thing

NAMESPACE, SIZE_LIMIT, Z, SURVEYS = '{urn:dueregard:1}', 64 << 20, 1.959963984540054, ('survey', 'study')
NAMES = {'option': 'ref', 'review': 'group', 'mix': 'kind', 'share': 'channel', 'gap': 'a b', 'channel': 'id', 'figure': 'group ref'}


def read(path):
    """Sections 1 and 2. The content of a record: UTF-8, with no declaration of XML or of a document type."""
    with open(path, 'rb') as file:
        data = file.read(SIZE_LIMIT + 1)
    if len(data) > SIZE_LIMIT or data.startswith(b'<?') or b'<!DOCTYPE' in data or b'<!ENTITY' in data:
        raise ValueError('larger than 64 MB, or a declaration that no record has')
    root = ET.fromstring(data.decode('utf-8'))
    for element in root.iter():
        element.tag = element.tag.removeprefix(NAMESPACE)
    if root.tag != 'assessment-record' or root.get('format') != '1.0':
        raise ValueError('not an assessment-record of format 1.0')
    return root.find('content')


def number(element, name, default=None):
    """Section 3. A number; the default where it is absent, that is not known."""
    return default if element.get(name) is None else float(element.get(name))


def text(*values):
    """Sections 3 and 9. Numbers as they are written: nine places, half away from zero; None where one is not known."""
    nearest = (math.copysign(math.floor(abs(value) * 1e9 + 0.5) / 1e9, value) + 0.0 for value in values if value is not None)
    return None if None in values else ' '.join(f'{value:.9f}'.rstrip('0').rstrip('.') for value in nearest)


def last_day(date):
    """Section 3. A partial date counts as its last day."""
    date += '-12' if len(date) == 4 else ''
    return date if len(date) == 10 else f'{date}-{calendar.monthrange(int(date[:4]), int(date[5:]))[1]}'


def total(values):
    """Sections 9.3 and 9.8. A sum; not known where one of its terms is not."""
    return None if None in values else sum(values)


def wilson(p, n):
    """Section 9.1. Wilson's score interval."""
    centre = (p + Z * Z / (2 * n)) / (1 + Z * Z / n)
    half = Z * math.sqrt(p * (1 - p) / n + Z * Z / (4 * n * n)) / (1 + Z * Z / n)
    return max(0.0, centre - half), min(1.0, centre + half)


class Record:
    """Sections 6 to 8. What the record holds, for the service of its assessment."""

    def __init__(self, content):
        self.used, self.assessment, self.use, self.figures = content.find('evidence-used'), content.find('assessment'), {}, {}
        self.assumed_base = number(content.find('rulebook-used'), 'assumed-base')
        self.sources, self.channels, services = ({row.get('id'): row for row in self.used.iterfind(path)} for path in
                                                 ('sources/source', 'channels/channel', 'services/service'))
        self.needs = {c: f'prerequisite:{row.get("prerequisite")}' for c, row in self.channels.items()}
        self.service, groups = services[self.assessment.get('service')], self.used.findall('groups/group')
        self.groups, households = ['all'], {group.get('id') for group in groups if group.get('unit') == 'households'}
        self.groups += [group.get('id') for group in groups]
        # 9.1, size: of the service's own customers where it has a profile
        profile = self.service.find('profile')
        everyone = number(self.used.find('population'), 'count') if profile is None else number(profile, 'total')
        self.people, self.proportion = {'all': everyone}, {}
        for row in groups if profile is None else profile:
            g, count, share = row.get('id', row.get('group')), number(row, 'count'), number(row, 'share')
            base = number(row, 'base', None if profile is None else everyone)
            rounded = None if None in (everyone, share) else float(math.floor(everyone * share + 0.5))
            self.people[g] = None if g in households else rounded if count is None else count
            self.proportion[g] = share if count is None else count / base if base else None
        # 9.1, choice: the latest date, then the larger n, then the earlier
        rank = lambda row: (last_day(row.get('date', self.sources[row.get('source')].get('fieldwork'))), self.figure(row).n)
        for row in sorted(reversed(self.used.findall('figures/figure')), key=rank):
            kind, g = row.get('kind'), row.get('group')
            target = next(f'{what}:{row.get(what)}' for what in ('channel', 'prerequisite', 'point') if row.get(what))
            if row.get('unit') != 'households' or g in households:
                self.figures[kind, g, target] = self.figure(row)
        # 9.5: the actions that count
        effective = ''.join(change.get('effective', '') for change in self.assessment.iterfind('change'))
        self.actions = {action.get('id'): action for action in self.assessment.iterfind('actions/action')
                        if action.get('kind') in ('mitigation', 'adjustment') and action.get('owner') and
                        action.get('due', 'z') <= effective and action.find('alternative[@share][@source]') is not None}
        # 9.3: contacts of the latest year that some channel or point was counted for as a whole
        counts, years = {}, {}
        for row in self.service.iterfind('contacts'):
            what = f'point:{row.get("point")}' if row.get('point') else f'channel:{row.get("channel")}'
            counts[what, row.get('period')] = number(row, 'count')
        for what, year in {(what, period[:4]) for what, period in counts}:
            count = counts.get((what, year), total([counts.get((what, f'{year}-{month:02}')) for month in range(1, 13)]))
            years.setdefault(year if count is not None else '', {})[what] = count
        self.contacts = years[max(years)] if years else {}

    def figure(self, row, default=None):
        """Section 9.1, interval of a figure."""
        source, share = self.sources[row.get('source')], number(row, 'share')
        n = number(row, 'n', number(source, 'n', 0.0) if default is None else default)
        interval = wilson(share, n or self.assumed_base) if source.get('kind') in SURVEYS else (share, share)
        return Thing(share=share, n=n, source=source, interval=interval)


class Option:
    """Section 9.1, state of a point: the points of each set."""

    def __init__(self, record, element):
        offers = {offer.get('point'): offer for offer in element.iterfind('offer')}
        points = {p.get('id'): p for p in record.assessment.iterfind('access-points/access-point')}
        before, after = ({p: offers[p].get(when) for p in points} for when in ('before', 'after'))
        self.id, self.element, self.channel = element.get('id'), element, {p: row.get('channel') for p, row in points.items()}
        self.B, self.S = {p for p in points if before[p] != 'none'}, {p for p in points if after[p] in ('full', 'reduced')}
        self.W, moved = self.B - self.S, {p for p in self.B if after[p] == 'relocated'}
        self.reduced = {p for p in self.B & self.S if (before[p], after[p]) == ('full', 'reduced') or
                        number(offers[p], 'hours-after', math.inf) < number(offers[p], 'hours-before', 0.0)}
        self.R = self.reduced | {offers[p].get('to') for p in moved}
        self.goes, self.restricted = self.W - moved, self.reduced | moved
        placed = {p for p in points if points[p].get('place') is not None}
        self.new, alone = placed - self.B, {p for p in self.B if len(self.of(self.B, self.channel[p])) == 1}
        self.inherits = points.keys() - (placed - alone)

    def of(self, points, c):
        """The points of a set that are of one channel."""
        return [p for p in self.channel if p in points and self.channel[p] == c]


def review(record, option, g, fixed=()):
    """Sections 9.1 and 9.2. One group in one option; `fixed`: intervals, by target, in place of those of the record."""
    fixed = dict(fixed)
    own = {target: figure.interval for (kind, group, target), figure in record.figures.items() if (kind, group) == ('use', g)}
    can = lambda target, missing=(0.0, 1.0): fixed.get(target, own.get(target, missing))
    def way(c, new, interval):
        cap = min(can(record.needs[c])[1], 1.0 if new else can(f'channel:{c}')[1])
        return Thing(channel=c, new=new, low=min(interval[0], cap), high=min(interval[1], cap), own=interval)
    def reach(ways):
        needing = dict.fromkeys(record.needs.values(), 0.0)
        for c, q in record.needs.items():
            old, new = (sum(way.high for way in ways if way.channel == c and way.new == kind) for kind in (False, True))
            needing[q] += min(1.0, min(can(f'channel:{c}')[1], old) + new)
        return max((way.low for way in ways), default=0.0), min(1.0, sum(min(can(q)[1], most) for q, most in needing.items()))
    def lost(gone, left, extra):
        (low, high), (low_left, high_left) = reach(those(gone)), reach(those(left) + extra)
        return (max(0.0, low - high_left), min(high, 1 - low_left)) if gone else (0.0, 0.0)
    ways, extra = {}, {}
    those = lambda points: [way for p, way in ways.items() if p in points]
    for p, c in option.channel.items():
        missing = can(f'channel:{c}') if p in option.inherits else (0.0, 1.0 if p in option.new else can(f'channel:{c}')[1])
        ways[p] = way(c, p in option.new, can(f'point:{p}', missing))
    for a, action in record.actions.items():
        if g in action.get('groups', '').split() and option.id in action.get('options', option.id).split():
            other = action.find('alternative')
            interval = fixed.get(f'point:{a}', record.figure(other, 0.0).interval)
            extra[a] = way(other.get('channel'), other.get('place') is not None, interval)
    return Thing(can=can, own=own, ways=ways, extra=extra,
                 excluded=[[1 - end for end in reversed(reach(those(points)))] for points in (option.B, option.S)],
                 losses=[[lost(option.W, option.S, more), lost(option.W | option.reduced, option.S - option.R, more)]
                         for more in ([], list(extra.values()))])
