#!/usr/bin/env python3
"""Verifies an evidence bundle offline, with nothing but Python's standard library.

    python3 verify_evidence.py BUNDLE.zip... [--key 'name+id+key']

Written from the specifications (RFC 9162, RFC 8785, RFC 8032, c2sp.org/signed-note, c2sp.org/tlog-proof, PKWARE's
APPNOTE.TXT) and not from the product's own verifier, so that the two can be held against each other. Exit code 0: every
event in the bundle is in the log at its place. 1: it is not, and the first line says what is wrong. 2: wrong usage. Of
several bundles each line begins with the name of its file.
"""

import argparse
import base64
import binascii
import functools
import hashlib
import json
import re
import struct
import sys
import zlib


class NotVerified(Exception):
    pass


# --- Ed25519, RFC 8032, 5.1. Slow and plain; it handles no secrets. ---------------------------------------------------

P = 2**255 - 19
ORDER = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
ROOT_OF_MINUS_ONE = pow(2, (P - 1) // 4, P)


def recover_x(y, sign):
    if y >= P:
        return None
    square = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    if square == 0:
        return None if sign else 0
    x = pow(square, (P + 3) // 8, P)
    if (x * x - square) % P != 0:
        x = x * ROOT_OF_MINUS_ONE % P
    if (x * x - square) % P != 0:
        return None
    return P - x if (x & 1) != sign else x


def add(a, b):
    e, f = (a[1] - a[0]) * (b[1] - b[0]) % P, (a[1] + a[0]) * (b[1] + b[0]) % P
    g, h = 2 * a[3] * b[3] * D % P, 2 * a[2] * b[2] % P
    x, t, z, y = f - e, h - g, h + g, f + e
    return (x * t % P, z * y % P, t * z % P, x * y % P)


def multiply(scalar, point):
    result = (0, 1, 1, 0)
    while scalar:
        if scalar & 1:
            result = add(result, point)
        point = add(point, point)
        scalar >>= 1
    return result


def same(a, b):
    return (a[0] * b[2] - b[0] * a[2]) % P == 0 and (a[1] * b[2] - b[1] * a[2]) % P == 0


def decompress(data):
    y = int.from_bytes(data, "little")
    sign = y >> 255
    y &= (1 << 255) - 1
    x = recover_x(y, sign)
    return None if x is None else (x, y, 1, x * y % P)


BASE_Y = 4 * pow(5, P - 2, P) % P
BASE = (recover_x(BASE_Y, 0), BASE_Y, 1, recover_x(BASE_Y, 0) * BASE_Y % P)


@functools.lru_cache(maxsize=1000)
def ed25519_verifies(public, message, signature):
    if len(public) != 32 or len(signature) != 64:
        return False
    a, r = decompress(public), decompress(signature[:32])
    s = int.from_bytes(signature[32:], "little")
    if a is None or r is None or s >= ORDER:
        return False
    h = int.from_bytes(hashlib.sha512(signature[:32] + public + message).digest(), "little") % ORDER
    return same(multiply(s, BASE), add(r, multiply(h, a)))


# --- RFC 9162 -------------------------------------------------------------------------------------------------------


def leaf_hash(entry):
    return hashlib.sha256(b"\x00" + entry).digest()


def node_hash(left, right):
    return hashlib.sha256(b"\x01" + left + right).digest()


def root_of(leaf, index, size, path):
    """The root that a path leads to, by recursion over the tree's shape; None if the path does not fit."""
    path = list(path)

    def climb(index, size):
        if size == 1:
            return leaf
        split = 1 << ((size - 1).bit_length() - 1)
        if index < split:
            left = climb(index, split)
            return node_hash(left, path.pop(0)) if left and path else None
        right = climb(index - split, size - split)
        return node_hash(path.pop(0), right) if right and path else None

    if not 0 <= index < size:
        return None
    root = climb(index, size)
    return None if path else root


# --- C2SP: base64, keys, notes, proofs ------------------------------------------------------------------------------


def decoded(text):
    try:
        data = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        raise NotVerified("not base64: " + text)
    if base64.b64encode(data).decode() != text:
        raise NotVerified("not canonical base64: " + text)
    return data


class Key:
    def __init__(self, text):
        parts = text.split("+", 2)
        if len(parts) != 3:
            raise NotVerified("a verifier key has three parts: name+id+key")
        self.text, self.name = text, parts[0]
        try:
            typed = decoded(parts[2])
        except NotVerified:
            typed = b""
        if len(typed) != 33 or typed[0] != 1:
            raise NotVerified("the verifier key is not one of Ed25519")
        if not self.name or re.search(r"\s", self.name):
            raise NotVerified("no name of a key: " + self.name)
        self.public = typed[1:]
        self.id = hashlib.sha256(self.name.encode() + b"\n" + typed).digest()[:4]
        if parts[1] != self.id.hex():
            raise NotVerified("the id of the verifier key does not belong to it")


def text_of(note, key):
    """What was signed."""
    end = note.rfind("\n\n")
    if end < 0 or not note.endswith("\n"):
        raise NotVerified("it is not a signed note")
    text, signatures = note[: end + 1], note[end + 2 : -1].split("\n") if end + 2 < len(note) else []
    if not all(re.fullmatch(SIGNATURE, line) for line in signatures):
        raise NotVerified("it is not a signed note")
    if not any(is_signature(line, text, key) for line in signatures):
        raise NotVerified("it is not signed with the key of " + key.name)
    return text


def checkpoint_of(note, key):
    """(size, root) of a signed checkpoint."""
    lines = text_of(note, key).split("\n")
    if len(lines) < 4 or not re.fullmatch("0|[1-9][0-9]{0,17}", lines[1]):
        raise NotVerified("its text is not that of a checkpoint")
    root = hash_of(lines[2], "its root is not a hash")
    if lines[0] != key.name:
        raise NotVerified("it is a checkpoint of %s and not of %s" % (lines[0], key.name))
    return int(lines[1]), root


SIGNATURE = re.compile("\u2014 ([^ \t\n\x0b\f\r]+) ([^ \t\n\x0b\f\r]+)")


def is_signature(line, text, key):
    match = re.fullmatch(SIGNATURE, line)
    if match[1] != key.name:
        return False
    try:
        data = decoded(match[2])
    except NotVerified:
        return False
    return data[:4] == key.id and ed25519_verifies(key.public, text.encode(), data[4:])


def hash_of(text, otherwise):
    try:
        data = decoded(text)
    except NotVerified:
        data = b""
    if len(data) != 32:
        raise NotVerified(otherwise)
    return data


class Proof:
    def __init__(self, text):
        head, separator, self.note = text.partition("\n\n")
        lines = head.split("\n")
        if not separator:
            raise NotVerified("it is not a tlog-proof")
        if lines.pop(0) != "c2sp.org/tlog-proof@v1":
            raise NotVerified("it does not begin with c2sp.org/tlog-proof@v1")
        self.has_extra = bool(lines) and lines[0].startswith("extra ")
        if self.has_extra:
            lines.pop(0)
        index = re.fullmatch("index (0|[1-9][0-9]{0,17})", lines.pop(0) if lines else "")
        if not index or len(lines) > 63:
            raise NotVerified("it does not say where the entry is")
        self.index = int(index[1])
        self.path = [hash_of(line, "a line of it is not a hash") for line in lines]


# --- The archive: a zip in the one form that bundles have, so that nobody can be shown anything else. --------------------

ARCHIVE_MAX = 256 << 20
FILES_MAX = 20_000
CONTENT_MAX = 512 << 20
SMALL_MAX = 64 << 10
NAME = re.compile(r"README\.txt|log\.vkey|report\.(pdf|note)|events\.jsonl|proofs/[1-9][0-9]{0,17}\.tlog-proof")


def files_of(archive):
    """The files, by their names: back to back from the first byte on, and then a directory that says the same."""
    if len(archive) > ARCHIVE_MAX:
        raise NotVerified("the archive is larger than any that was made")
    end = len(archive) - 22
    if end < 0 or archive[end : end + 4] != b"PK\5\6" or archive[-2:] != b"\0\0":
        raise NotVerified("the archive is not a zip, is cut, or something follows its end")
    disks, here, count, length, directory = struct.unpack_from("<IHHII", archive, end + 4)
    if disks != 0 or here != count or directory + length != end or count > FILES_MAX:
        raise NotVerified("the archive's end does not say where its directory is and how long")
    files, entry, at, unpacked = {}, directory, 0, 0
    for _ in range(count):
        if end - entry < 46 or archive[entry : entry + 4] != b"PK\1\2":
            raise NotVerified("the archive's directory is cut or damaged")
        form, form_and_time = archive[entry + 4 : entry + 12], archive[entry + 6 : entry + 16]
        sums = archive[entry + 16 : entry + 28]
        crc, packed, size, name_length, extra_length = struct.unpack_from("<IIIHH", archive, entry + 16)
        label = archive[entry + 46 : entry + 46 + name_length + extra_length]
        following = entry + 46 + name_length + extra_length
        if following > end:
            raise NotVerified("the archive's directory is cut or damaged")
        name, extra = label[:name_length].decode("latin-1"), label[name_length:]
        if not NAME.fullmatch(name):
            shown = re.sub("[^ -~]", "?", name)
            shown = shown[:80] + "..." if len(shown) > 80 else shown
            raise NotVerified("the archive has a file that no bundle has: " + shown)
        if name in files:
            raise NotVerified(name + ": it is in the bundle twice")
        # Version 2.0, UTF-8, sizes behind the file, deflated; no comment, disk or attributes. Old ones tell the time twice.
        if (
            form != bytes.fromhex("1400140008080800")
            or not (extra == b"" or len(extra) == 9 and extra[:5] == b"UT\5\0\1")
            or any(archive[entry + 32 : entry + 42])
        ):
            raise NotVerified(name + ": it is not packed as the files of a bundle are")
        if struct.unpack_from("<I", archive, entry + 42) != (at,):
            raise NotVerified(name + ": it does not begin where the file before it ends")
        header = b"PK\3\4" + form_and_time + bytes(12) + archive[entry + 28 : entry + 32] + label
        begin = at + len(header)
        if begin > directory or archive[at:begin] != header:
            raise NotVerified(name + ": its header does not say what the directory says")
        at = begin + packed + 16
        if at > directory or archive[at - 16 : at] != b"PK\7\x08" + sums:
            raise NotVerified(name + ": its end does not say what the directory says")
        unpacked += size
        if unpacked > CONTENT_MAX or size > SMALL_MAX and name not in ("events.jsonl", "report.pdf"):
            raise NotVerified(name + ": it is larger than any that was made")
        files[name] = inflated(name, archive[begin : begin + packed], size, crc)
        entry = following
    if entry != end:
        raise NotVerified("the archive's directory is longer than it says")
    if at != directory:
        raise NotVerified("the archive has something between its last file and its directory")
    return files


def inflated(name, data, size, crc):
    try:
        inflater = zlib.decompressobj(-15)
        unpacked = inflater.decompress(data, size + 1)
        is_whole = inflater.eof and not inflater.unused_data and len(unpacked) == size and zlib.crc32(unpacked) == crc
    except zlib.error:
        is_whole = False
    if not is_whole:
        raise NotVerified(name + ": it is damaged")
    return unpacked


# --- The bundle -----------------------------------------------------------------------------------------------------


def canonical(value):
    """RFC 8785, for the values that events have: no fractions, and no numbers that are not exact everywhere."""
    if isinstance(value, float) or isinstance(value, int) and abs(value) >= 1 << 53:
        raise ValueError(value)
    if isinstance(value, dict):
        members = sorted(value.items(), key=lambda member: member[0].encode("utf-16-be", "surrogatepass"))
        return "{" + ",".join(canonical(name) + ":" + canonical(item) for name, item in members) + "}"
    if isinstance(value, list):
        return "[" + ",".join(canonical(item) for item in value) + "]"
    return json.dumps(value, ensure_ascii=False)


def is_whole(value):
    return isinstance(value, int) and not isinstance(value, bool)


def content(files, name):
    if name not in files:
        raise NotVerified(name + ": it is not in the bundle")
    try:
        return files[name].decode("utf-8")
    except UnicodeDecodeError:
        raise NotVerified(name + ": it is not UTF-8")


def events_of(files):
    text = content(files, "events.jsonl")
    if text and not text.endswith("\n"):
        raise NotVerified("events.jsonl: its last line has no end")
    events, last = [], 0
    for number, line in enumerate(text.split("\n")[:-1], 1):
        try:
            event = json.loads(line)
            is_canonical = isinstance(event, dict) and canonical(event) == line
        except (ValueError, RecursionError):
            is_canonical = False
        if not is_canonical:
            raise NotVerified("events.jsonl, line %d: it is not canonical JSON" % number)
        position = event.get("position")
        if not is_whole(position):
            raise NotVerified("events.jsonl, line %d: it does not say where in the log it is" % number)
        if position <= last:
            raise NotVerified("events.jsonl, line %d: event %d does not come after event %d" % (number, position, last))
        last = position
        events.append((position, line.encode(), event))
    return events


def gaps_of(events):
    """Events of a stream that are not in the bundle though a later one is; people count from 1."""
    streams = {}
    for event in events:
        if isinstance(event.get("stream"), str) and event["stream"] and is_whole(event.get("sequence")):
            streams.setdefault(event["stream"], set()).add(event["sequence"])
    for stream in sorted(streams, key=lambda stream: stream.encode("utf-16-be", "surrogatepass")):
        following = 0
        for sequence in sorted(streams[stream]):
            if sequence == following + 1:
                yield "%s: no. %d is not in the bundle" % (stream, sequence)
            elif sequence > following:
                yield "%s: no. %d to no. %d are not in the bundle" % (stream, following + 1, sequence)
            following = sequence + 1


def report_of(files, key):
    """What is to be said of the report: whether the key has signed it together with these events."""
    if "report.note" not in files:
        if "report.pdf" not in files:
            return "no report.pdf is in the bundle"
        return "report.pdf is not proved: no report.note is in the bundle. Believe the events and not the report"
    note = content(files, "report.note")
    try:
        lines = text_of(note, key).split("\n")
    except NotVerified as e:
        raise NotVerified("report.note: %s" % e)
    covered = ("README.txt", "events.jsonl", "report.pdf")
    if len(lines) != len(covered) + 2 or lines[0] != key.name + "/report":
        raise NotVerified("report.note: its text is not about a report of " + key.name)
    for line, name in zip(lines[1:], covered):
        if name not in files:
            raise NotVerified(name + ": it is not in the bundle")
        if line != "%s  %s" % (hashlib.sha256(files[name]).hexdigest(), name):
            raise NotVerified(name + ": it is not the one that report.note was signed for")
    return "report.pdf is signed with the same key, as the report about these events"


def verify(archive, trusted):
    """What there is to say of a bundle that is what it claims to be, line by line."""
    files = files_of(archive)
    line = content(files, "log.vkey")
    try:
        key = Key(line[:-1] if line.endswith("\n") else "")
    except NotVerified as e:
        raise NotVerified("log.vkey: %s" % e)
    if trusted is not None and trusted != key.text:
        raise NotVerified("log.vkey: it is not the key that you trust")
    events = events_of(files)
    # Most proofs share their checkpoint, and a signature takes a while here.
    checkpoints, proofs = {}, set()
    for position, entry, _ in events:
        name = "proofs/%d.tlog-proof" % position
        proofs.add(name)
        text = content(files, name)
        try:
            proof = Proof(text)
            if proof.has_extra:
                raise NotVerified("it holds something that nothing proves")
            if proof.index != position - 1:
                raise NotVerified("it is for event %d" % (proof.index + 1))
            if proof.note not in checkpoints:
                checkpoints[proof.note] = checkpoint_of(proof.note, key)
            size, root = checkpoints[proof.note]
            if root_of(leaf_hash(entry), proof.index, size, proof.path) != root:
                raise NotVerified("the log at size %d does not have this entry at index %d" % (size, proof.index))
        except NotVerified as e:
            raise NotVerified("event %d, %s: %s" % (position, name, e))
    for name in files:
        if name.startswith("proofs/") and name not in proofs:
            raise NotVerified(name + ": the event that it is for is not in the bundle")
    report = report_of(files, key)
    yield "verified: %d events of %s" % (len(events), key.name)
    for size, root in sorted(set(checkpoints.values())):
        yield "against the checkpoint at event %d, root %s" % (size, base64.b64encode(root).decode())
    yield "with the key %s%s" % (key.text, "" if trusted else ", which is the bundle's own word")
    yield report
    yield from gaps_of(event for _, _, event in events)


def main():
    parser = argparse.ArgumentParser(description="Verifies evidence bundles offline.")
    parser.add_argument("bundle", nargs="+")
    parser.add_argument("--key", help="the log's verifier key, from somewhere else than the bundle")
    arguments = parser.parse_args()
    exit_code = 0
    for path in arguments.bundle:
        label = path + ": " if len(arguments.bundle) > 1 else ""
        try:
            with open(path, "rb") as bundle:
                archive = bundle.read(ARCHIVE_MAX + 1)
        except OSError as e:
            parser.error("%s cannot be read: %s" % (path, e.strerror))
        try:
            for line in verify(archive, arguments.key):
                print(label + line)
        except NotVerified as e:
            print(label + "NOT VERIFIED: %s" % e)
            exit_code = 1
    return exit_code


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")
    sys.exit(main())
