#!/usr/bin/env python3
"""Re-performs the access review of Due Regard records: a stranger's verifier. Usage: python3 reperform.py FILE...

Computes all of `computed` but the rules' results again, from the record alone, and prints every difference beyond a unit of
the ninth decimal. Exit code: 0 all agree, 1 a difference, 2 bad input. Shares no code with the program.
"""
import calendar
import itertools
import math
import sys
import xml.etree.ElementTree as ET
from types import SimpleNamespace as Thing

START, SIZE_LIMIT, Z = b'<assessment-record xmlns="urn:dueregard:1" format="1.0">', 64 << 20, 1.959963984540054
total = lambda values: None if None in values else sum(values)  # not known where one of them is not: sections 9.3, 9.8
NAMES = dict(option='ref', review='group', mix='kind', share='channel', gap='a b', channel='id', figure='group ref')

def read(path):
    """Sections 1 and 2. The content of a record: in its bytes is no declaration, document type, comment or instruction."""
    with open(path, 'rb') as file:
        data = file.read(SIZE_LIMIT + 1)
    if not data.startswith(START) or b'<!' in data or b'<?' in data or len(data) > SIZE_LIMIT:
        raise ValueError('not a record of format 1.0 in canonical form, or larger than 64 MB')
    return ET.fromstring(data.decode('utf-8').replace(' xmlns="urn:dueregard:1"', '', 1)).find('content')

def number(element, name, default=None):
    """Section 3. A number; the default where it is absent, that is not known."""
    value = None if element is None else element.get(name)
    if set(value or '') - set('-.0123456789'):
        raise ValueError(f'{element.tag}/@{name} is not a number')
    return default if value is None else float(value)

def text(*values):
    """Sections 3 and 9. Numbers as they are written: nine places, half away from zero; None where one is not known."""
    nearest = (math.copysign(math.floor(abs(value) * 1e9 + 0.5) / 1e9, value) + 0.0 for value in values if value is not None)
    return None if None in values else ' '.join(f'{value:.9f}'.rstrip('0').rstrip('.') for value in nearest)

def last_day(date):
    """Section 3. A partial date counts as its last day."""
    date += '-12' if len(date) == 4 else ''
    return date if len(date) == 10 else f'{date}-{calendar.monthrange(int(date[:4]), int(date[5:]))[1]}'

def wilson(p, n):
    """Section 9.1. Wilson's score interval."""
    centre = (p + Z * Z / (2 * n)) / (1 + Z * Z / n)
    half = Z * math.sqrt(p * (1 - p) / n + Z * Z / (4 * n * n)) / (1 + Z * Z / n)
    return max(0.0, centre - half), min(1.0, centre + half)

def load(content):
    """Sections 6 to 8. What the record holds, for the service of its assessment."""
    used, assessment = content.find('evidence-used'), content.find('assessment')
    groups, sources, channels, services = ({row.get('id'): row for row in used.iterfind(path)} for path in (
        'groups/group', 'sources/source', 'channels/channel', 'services/service'))
    needs = {c: row.get('prerequisite') and f'prerequisite:{row.get("prerequisite")}' for c, row in channels.items()}
    service, assumed = services[assessment.get('service')], number(content.find('rulebook-used'), 'assumed-base')
    profile, households = service.find('profile'), {g for g, row in groups.items() if row.get('unit') == 'households'}
    def sizes(rows, n, base=None):  # 9.1, size; n: all people
        people, proportion = {}, {}
        for row in rows:
            g, count, share = row.get('id', row.get('group')), number(row, 'count'), number(row, 'share')
            rounded, of = None if None in (n, share) else float(math.floor(n * share + 0.5)), number(row, 'base', base)
            people[g], proportion[g] = (rounded, share) if count is None else (count, count / of if of else None)
        return [{g: size for g, size in table.items() if g not in households} for table in ({**people, 'all': n}, proportion)]
    people, residents = sizes(groups.values(), number(used.find('population'), 'count'))
    proportion = residents
    if profile is not None:  # of the service's own customers where it has a profile
        people, proportion = sizes(profile, number(profile, 'total'), number(profile, 'total'))
    def figure(row):  # 9.1, interval of a figure
        source, share, g = sources[row.get('source')], number(row, 'share'), row.get('group')
        target = next(f'{what}:{row.get(what)}' for what in ('channel', 'prerequisite', 'point') if row.get(what))
        n, survey = number(row, 'n', number(source, 'n', 0.0)), source.get('kind') in ('survey', 'study')
        interval, date = wilson(share, n or assumed) if survey else (share,) * 2, row.get('date', source.get('fieldwork'))
        return Thing(**locals(), rank=(last_day(date), n))
    figures = {}  # 9.1, choice: the latest date, then the larger n, then the earlier
    for found in sorted(reversed([*map(figure, used.iterfind('figures/figure'))]), key=lambda found: found.rank):
        if found.row.get('unit') != 'households' or found.g in households:
            figures.setdefault((found.row.get('kind'), found.g), {})[found.target] = found
    years = {'': {}}  # 9.3: of the latest year that some channel or point was counted for as a whole
    counts = {(f'point:{row.get("point")}' if row.get('point') else f'channel:{row.get("channel")}', row.get('period')):
              number(row, 'count') for row in reversed(service.findall('contacts'))}
    for what, year in {(what, period[:4]) for what, period in counts}:
        count = counts.get((what, year), total([counts.get((what, f'{year}-{month:02}')) for month in range(1, 13)]))
        years.setdefault('' if count is None else year, {})[what] = count
    return Thing(contacts=years[max(years)], **locals())

def state(record, element):
    """Section 9.1, state of a point: the points of each set. Section 9.5: the actions that count."""
    offers, assessment = {offer.get('point'): offer for offer in element.iterfind('offer')}, record.assessment
    points = {row.get('id'): row for row in assessment.iterfind('access-points/access-point')}
    channel, remote = {p: points[p].get('channel') for p in points}, {p for p in points if not points[p].get('place')}
    of = lambda some, c: [p for p in points if p in some and channel[p] == c]
    B = {p for p in points if offers[p].get('before') != 'none'}
    S = {p for p in points if offers[p].get('after') in ('full', 'reduced')}
    W, moved = B - S, {p for p in B if offers[p].get('after') == 'relocated'}
    reduced = {p for p in B & S if (offers[p].get('before'), offers[p].get('after')) == ('full', 'reduced') or
               number(offers[p], 'hours-after', math.inf) < number(offers[p], 'hours-before', 0.0)}
    R, goes, restricted = reduced | {offers[p].get('to') for p in moved}, W - moved, reduced | moved
    new, inherits = points.keys() - B - remote, remote | {p for p in B if of(B, channel[p]) == [p]}
    effective = ''.join(change.get('effective', '') for change in assessment.iterfind('change'))
    actions = [action for action in assessment.iterfind('actions/action[@owner]') if action.get('due', 'z') <= effective and
               action.get('kind') in ('mitigation', 'adjustment') and action.find('alternative[@share][@source]') is not None
               and element.get('id') in action.get('options', element.get('id')).split()]
    return Thing(**locals())

def review(record, o, g, fixed={}):
    """Sections 9.1 and 9.2. One group in option o; `fixed`: intervals, by target, in place of those of the record."""
    own = {target: figure.interval for target, figure in record.figures.get(('use', g), {}).items()}
    can = lambda target, missing=(0.0, 1.0): fixed.get(target, own.get(target, missing))
    def way(c, new, interval):  # 9.1, capped by the prerequisite and, unless it is a new place, by the channel
        cap = min(can(record.needs[c])[1], 1.0 if new else can(f'channel:{c}')[1])
        return Thing(channel=c, new=new, low=min(interval[0], cap), high=min(interval[1], cap), interval=interval)
    def reach(points, extra=()):  # 9.2, Fréchet bounds
        those, needing = [*(ways[p] for p in ways if p in points), *extra], dict.fromkeys(record.needs.values(), 0.0)
        for c, q in record.needs.items():
            old, new = (sum(way.high for way in those if way.channel == c and way.new == kind) for kind in (False, True))
            needing[q] += min(1.0, min(can(f'channel:{c}')[1], old) + new)
        return max((way.low for way in those), default=0.0), min(1.0, sum(min(can(q)[1], h) for q, h in needing.items()))
    def lost(gone, left, extra):  # 9.2, newly-excluded and at-risk; extra: 9.5
        (low, high), (low_left, high_left) = reach(gone), reach(left, extra)
        return (max(0.0, low - high_left), min(high, 1 - low_left)) if gone else (0.0, 0.0)
    ways, extra = {}, {}
    for p, c in o.channel.items():
        missing = can(f'channel:{c}') if p in o.inherits else (0.0, 1.0 if p in o.new else can(f'channel:{c}')[1])
        ways[p] = way(c, p in o.new, can(f'point:{p}', missing))
    for action in (action for action in o.actions if g in action.get('groups', '').split()):
        at, target = action.find('alternative'), f'point:{action.get("id")}'
        extra[target] = way(at.get('channel'), bool(at.get('place')), fixed.get(target, record.figure(at).interval))
    excluded = [[1 - end for end in reversed(reach(points))] for points in (o.B, o.S)]
    losses = [[lost(o.W, o.S, more), lost(o.W | o.reduced, o.S - o.R, more)] for more in ((), extra.values())]
    return Thing(**locals())

def changes(record, option, g):
    """Section 9.3. displaced, restricted and affected, with the figures that were summed; None where not known."""
    def part(c, points):  # v and r: how much of a channel's contacts is at some of its points
        some, every = ([record.contacts.get(f'point:{p}') for p in option.of(those, c)] for those in (points, option.B))
        known = total(every) and (sum(some) / total(every),) * 2
        return (known or (0.0, 1.0)) if 0 < len(some) < len(every) else (float(len(some) > 0),) * 2
    figures = {c: record.figures.get(('prefer', g), {}).get(f'channel:{c}') for c in record.channels}
    known, result = [figure.share for figure in figures.values() if figure], []
    p = {c: (f.share, f.share) if f else (0.0, max(0.0, 1 - sum(known))) for c, f in figures.items()}
    for sets in ([option.goes], [option.restricted], [option.goes, option.restricted]):
        parts = [(c, part(c, points)) for c in record.channels for points in sets]
        low, high = (sum(p[c][end] * share[end] for c, share in parts) for end in (0, 1))
        concerned = dict.fromkeys(c for c, share in parts if share[1] > 0)
        high = min(1.0, high, sum(p[c][1] for c in concerned))
        result.append(Thing(low=min(low, high), high=high, figures=[figures[c] for c in concerned if figures[c]]))
    return result if known or not option.W | option.R else [None] * 3

def against_rest(mine, everyone, proportion):
    """Section 9.4. A group against everybody outside it; nothing where it is not known or does not apply."""
    d, d_all, (sources, other) = mine.low, everyone.low, ({f.source for f in side.figures} for side in (mine, everyone))
    if (sources != other or len(sources) > 1 or (d, d_all) != (mine.high, everyone.high)
            or proportion == 1 or proportion is None and (d or d_all)):
        return {}
    raw = (d_all - proportion * d) / (1 - proportion) if d or d_all else 0.0
    rest, interval = max(0.0, min(1.0, raw)), None
    n, n_all = (min((figure.n for figure in side.figures), default=0) for side in (mine, everyone))
    if n_all > n > 0 and mine.figures[0].survey:
        (l1, u1), (l2, u2) = wilson(d, n), wilson(rest, n_all - n)
        interval = text(d - rest - math.hypot(d - l1, u2 - rest), d - rest + math.hypot(u1 - d, rest - l2))
    ratio = text(d / rest) if text(rest) != '0' else 'none'
    return dict(rest=text(rest), difference=text(d - rest), interval=interval, ratio=ratio) if -0.005 <= float(text(raw)) <= 1.005 else {}

def reviews(record, option):
    """Section 10, review; with the people of section 9.2."""
    everyone = changes(record, option, 'all')
    for g in ('all', *record.groups):
        place, n = f'option {option.element.get("id")}/review {g}', record.people.get(g)
        found, shares = review(record, option, g), changes(record, option, g)
        yield f'{place}/@people', text(n)
        yield from ((f'{place}/@excluded-{when}', text(*ends)) for when, ends in zip(('before', 'after'), found.excluded))
        for inside, pair in zip(('', '/mitigated') if found.extra else ('',), found.losses):
            for name, (low, high) in zip(('newly-excluded', 'at-risk'), pair):
                yield f'{place}{inside}/@{name}', text(low, high)
                whole = (None,) if n is None else (math.floor(n * low + 1e-9), math.ceil(n * high - 1e-9))
                yield f'{place}{inside}/@{name}-people', text(*whole)
        for name, share, of_all in zip(('displaced', 'restricted', 'affected'), shares, everyone):
            yield f'{place}/@{name}', share and text(share.low, share.high)
            if share and of_all and g != 'all' and name != 'restricted':
                rest = against_rest(share, of_all, record.proportion.get(g))
                yield from ((f'{place}/{name}-against-rest/@{key}', value) for key, value in rest.items())

def mixes(record, option):
    """Section 9.7. The mixes that count, and their gaps."""
    rows = [row for row in record.used.iterfind('mixes/mix') if row.get('service') in (None, record.service.get('id'))]
    found = expected(record)
    for row in sorted(reversed(rows), key=lambda row: (row.get('service') is not None, last_day(row.get('period')))):
        found[row.get('kind')] = row.attrib, {share.get('channel'): (number(share, 'value'),) * 2 for share in row}
    targets = option and option.element.findall('target') or record.service.findall('target')
    targets = [row for row in targets if row.get('group', 'all') == 'all' and row.get('share') != 'to-be-announced']
    found.update({'target': ({}, {row.get('channel'): (number(row, 'share'),) * 2 for row in targets})} if targets else {})
    for kind, (mix, shares) in found.items():
        yield f'mixes/mix {kind}/@ref', mix.get('id')
        yield from ((f'mixes/mix {kind}/share {c}/@value', text(*dict.fromkeys(ends))) for c, ends in shares.items())
    for a, b in itertools.combinations([kind for kind in ('expected', 'preferred', 'actual', 'target') if kind in found], 2):
        (mix, shares), (other, others), place = found[a], found[b], f'mixes/gap {a} {b}'
        if any(name in mix and mix[name] == other.get(name) for name in ('comparable', 'period')):
            for end, (row, side) in (('a', found[a]), ('b', found[b])):
                digital = [ends for c, ends in side.items() if record.channels[c].get('digital') == 'true']
                known = (digital or row.get('complete') == 'true') and all(low == high for low, high in digital)
                yield f'{place}/@digital-{end}', text(sum(low for low, high in digital)) if known else None
            full = mix.get('complete') == other.get('complete') == 'true'
            if full:
                shares, others = ({**x, 'other': (1 - sum(low for low, _ in x.values()),) * 2} for x in (shares, others))
            both = shares | others if full else {*shares} & {*others}
            gaps = {c: [end - others.get(c, (0.0,))[0] for end in shares.get(c, (0.0, 0.0))] for c in both}
            yield from ((f'{place}/channel {c}/@difference', text(*dict.fromkeys(ends))) for c, ends in gaps.items())
            yield f'{place}/@dissimilarity', text(sum(abs(low) for low, high in gaps.values()) / 2) if full else None

def expected(record):
    """Section 9.7. The expected mix where no source states one; its period is the latest date of its figures."""
    for d in record.used.iterfind("dimensions/dimension[@partition='true']"):
        bands = [g for g, row in record.groups.items() if row.get('dimension') == d.get('id')]
        own, weight = ({g: some.get(g) for g in bands} for some in (record.proportion, record.residents))
        weight = weight if None in own.values() else own
        rates = {c: {g: record.figures['contact', g][f'channel:{c}'] for g in bands
                     if f'channel:{c}' in record.figures.get(('contact', g), {})} for c in record.channels}
        latest = max((rates[c][g] for g in bands for c in rates if g in rates[c]), key=lambda f: f.rank[0], default=None)
        if latest and None not in weight.values():
            sums = {c: sum(weight[g] * rate[g].share for g in rate) for c, rate in rates.items() if rate}
            high = {c: low + sum(weight[g] for g in bands if g not in rates[c]) for c, low in sums.items()}
            return {'expected': ({'period': latest.date}, {c: (min(1.0, sums[c]), min(1.0, high[c])) for c in sums})}
    return {}

def demand(record, option):
    """Section 9.8. By channel: contacts moved to it, its load after, its capacity."""
    now, lost = {}, {}
    for c in record.channels:
        before, goes = ([record.contacts.get(f'point:{p}') for p in option.of(some, c)] for some in (option.B, option.goes))
        now[c] = record.contacts.get(f'channel:{c}', total(before)) if before else 0.0
        lost[c] = now[c] if goes and len(goes) == len(before) else total(goes)
    moving, channels = total(lost.values()), [c for c in record.channels if option.of(option.S, c)]
    p = [getattr(record.figures.get(('prefer', 'all'), {}).get(f'channel:{c}'), 'share', None) for c in channels]
    for c, share in zip(channels, p):
        moved = 0.0 if moving == 0 else moving * share / total(p) if moving and total(p) else None
        yield f'demand/channel {c}/@moved', text(moved)
        yield f'demand/channel {c}/@load', None if None in (now[c], lost[c], moved) else text(now[c] - lost[c] + moved)
        yield f'demand/channel {c}/@capacity', text(number(record.service.find(f"capacity[@channel='{c}']"), 'per-year'))

def settle(record, option):
    """Section 9.6. Which figure would settle it, in document order."""
    for g, people in ((g, record.people.get(g)) for g in ('all', *record.groups)):
        now, width = review(record, option, g), lambda found, i: found.losses[1][i][1] - found.losses[1][i][0]
        i = 1 if width(now, 1) > width(now, 0) else 0
        intervals = {t: now.can(t) for t in [*(f'channel:{c}' for c in record.needs), *record.needs.values()] if t}
        intervals.update((f'point:{p}', now.own.get(f'point:{p}', (way.low, way.high))) for p, way in now.ways.items()
                         if f'point:{p}' in now.own or p not in option.inherits)
        intervals.update((target, way.interval) for target, way in now.extra.items())
        for target, (low, high) in intervals.items() if people is not None else ():
            fixed = [review(record, option, g, {target: (low + k * (high - low) / 4,) * 2}) for k in range(5)]
            gain = text(people * (width(now, i) - sum(width(found, i) for found in fixed) / 5))
            yield f'settle/figure {g} {target}/@gain', gain if float(gain) > 0 else None

def recorded(element, place=''):
    """Section 10. What the record says at every place below `computed`, but for the rules' results."""
    for child in (child for child in element if child.tag != 'results'):
        names = NAMES.get(child.tag, '').split()
        inside = ' '.join([place + child.tag, *(child.get(name) for name in names)])
        yield from ((f'{inside}/@{name}', value) for name, value in child.items() if name not in names)
        yield from recorded(child, f'{inside}/')

def same(place, one, other):
    """Section 9. Numbers are the same within a unit of the ninth place; people, and what is not a number, exactly."""
    if None in (one, other) or place.endswith('people') or not set(one + other) <= set('-. 0123456789'):
        return one == other
    pairs = itertools.zip_longest(map(float, one.split()), map(float, other.split()), fillvalue=math.nan)
    return all(abs(a - b) <= 1.000001e-9 + 1e-14 * abs(b) for a, b in pairs)

def differences(content):
    """Section 1. Does what was computed follow from what the record holds?"""
    record, says, again = load(content), {}, {}
    for place, value in recorded(content.find('computed')):
        says[place] = f'{says[place]} {value}' if place in says else value
    options = [state(record, element) for element in record.assessment.iterfind('options/option')]
    chosen = next((option for option in options if option.element.get('chosen') == 'true'), None)
    again.update(itertools.chain(mixes(record, chosen), *(reviews(record, option) for option in options),
                                 *((demand(record, chosen), settle(record, chosen)) if chosen else ())))
    for place in {**says, **again}:
        if not same(place, says.get(place), again.get(place)):
            yield f'{place}: the record says {says.get(place, "nothing")}, again it is {again.get(place) or "nothing"}'
    gains = {place: -float(value) for place, value in says.items() if place.startswith('settle') and again.get(place)}
    if list(gains) != sorted((place for place in again if place in gains), key=gains.get):
        yield 'settle: the record has the figures in another order than that of their gains'

def main(paths):
    """Section 1. Every file; the exit code is that of the worst."""
    code = 0 if paths else print(__doc__.splitlines()[0], file=sys.stderr) or 2
    for path in paths:
        try:
            for line in differences(read(path)):
                print(f'{path}: {ascii(line)[1:-1]}')
                code = max(code, 1)
        except Exception as error:  # whatever an invalid record leads to
            print(f'{path}: {type(error).__name__}: {ascii(str(error))[1:-1]}', file=sys.stderr)
            code = 2
    return code

if __name__ == '__main__':
    sys.exit(main(sys.argv[1:]))
