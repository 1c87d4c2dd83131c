#!/usr/bin/env python3
"""Verifies an evidence bundle offline, with nothing but Python's standard library.

    python3 verify_evidence.py BUNDLE.zip [--key 'name+id+key']

Written from the specifications (RFC 9162, RFC 8785, RFC 8032, c2sp.org/signed-note, c2sp.org/tlog-proof) and not from
the product's own verifier, so that the two can be held against each other. Exit code 0: every event in the bundle is in
the log at its place. 1: it is not, and the first line says what is wrong. 2: wrong usage.
"""

import argparse
import base64
import binascii
import hashlib
import json
import re
import sys
import zipfile
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
        typed = decoded(parts[2])
        if len(typed) != 33 or typed[0] != 1:
            raise NotVerified("the verifier key is not one of Ed25519")
        self.public = typed[1:]
        self.id = hashlib.sha256(self.name.encode() + b"\n" + typed).digest()[:4]
        if not self.name or re.search(r"\s", self.name) or parts[1] != self.id.hex():
            raise NotVerified("the id of the verifier key does not belong to it")


def checkpoint_of(note, key):
    """(size, root) of a signed checkpoint."""
    end = note.rfind("\n\n")
    if end < 0 or not note.endswith("\n"):
        raise NotVerified("the checkpoint is not a signed note")
    text, signatures = note[: end + 1], note[end + 2 :]
    if not any(is_signature(line, text, key) for line in signatures.split("\n")):
        raise NotVerified("the checkpoint is not signed with the key of " + key.name)
    lines = text.split("\n")
    if len(lines) < 4 or lines[0] != key.name or not re.fullmatch("0|[1-9][0-9]{0,17}", lines[1]):
        raise NotVerified("its text is not that of a checkpoint of " + key.name)
    root = decoded(lines[2])
    if len(root) != 32:
        raise NotVerified("its root is not a hash")
    return int(lines[1]), root


def is_signature(line, text, key):
    match = re.fullmatch("\u2014 (\\S+) (\\S+)", line)
    if not match or match[1] != key.name:
        return False
    try:
        data = decoded(match[2])
    except NotVerified:
        return False
    return data[:4] == key.id and ed25519_verifies(key.public, text.encode(), data[4:])


class Proof:
    def __init__(self, text):
        head, separator, self.note = text.partition("\n\n")
        lines = head.split("\n")
        if not separator or lines.pop(0) != "c2sp.org/tlog-proof@v1":
            raise NotVerified("it is not a tlog-proof")
        if lines and lines[0].startswith("extra "):
            lines.pop(0)
        index = re.fullmatch("index (0|[1-9][0-9]{0,17})", lines.pop(0) if lines else "")
        if not index or len(lines) > 63:
            raise NotVerified("it does not say where the entry is")
        self.index = int(index[1])
        self.path = [decoded(line) for line in lines]
        if any(len(hash) != 32 for hash in self.path):
            raise NotVerified("a line of it is not a hash")


# --- The bundle -----------------------------------------------------------------------------------------------------


def canonical(value):
    """RFC 8785, for the values that events have: no fractions."""
    if isinstance(value, float):
        raise NotVerified("a number that is not whole: %r" % value)
    if isinstance(value, dict):
        members = sorted(value.items(), key=lambda member: member[0].encode("utf-16-be", "surrogatepass"))
        return "{" + ",".join(canonical(name) + ":" + canonical(item) for name, item in members) + "}"
    if isinstance(value, list):
        return "[" + ",".join(canonical(item) for item in value) + "]"
    return json.dumps(value, ensure_ascii=False)


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
    last = 0
    for number, line in enumerate(text.split("\n")[:-1], 1):
        try:
            event = json.loads(line)
            is_canonical = canonical(event) == line
        except (ValueError, RecursionError):
            is_canonical = False
        if not is_canonical:
            raise NotVerified("events.jsonl, line %d: it is not canonical JSON" % number)
        position = event.get("position")
        if not isinstance(position, int) or position <= last:
            raise NotVerified("events.jsonl, line %d: event %s does not come after event %d" % (number, position, last))
        last = position
        yield position, line.encode()


def verify(path, trusted):
    try:
        with zipfile.ZipFile(path) as bundle:
            names = bundle.namelist()
            if len(set(names)) != len(names):
                raise NotVerified("a file is in the bundle twice")
            files = {name: bundle.read(name) for name in names}
    except (zipfile.BadZipFile, zipfile.LargeZipFile, zlib.error, NotImplementedError, EOFError) as e:
        raise NotVerified("the bundle is not a zip, or is damaged: %s" % e)
    line = content(files, "log.vkey")
    key = Key(line[:-1] if line.endswith("\n") else "")
    if trusted is not None and trusted != key.text:
        raise NotVerified("log.vkey: it is not the key that you trust")
    # Most proofs share their checkpoint, and a signature takes a while here.
    checkpoints, positions = {}, set()
    for position, entry in events_of(files):
        name = "proofs/%d.tlog-proof" % position
        try:
            proof = Proof(content(files, name))
            if proof.index != position - 1:
                raise NotVerified("it is for event %d" % (proof.index + 1))
            if proof.note not in checkpoints:
                checkpoints[proof.note] = checkpoint_of(proof.note, key)
            size, root = checkpoints[proof.note]
            if root_of(leaf_hash(entry), proof.index, size, proof.path) != root:
                raise NotVerified("the log at size %d does not have this entry at index %d" % (size, proof.index))
        except NotVerified as e:
            raise NotVerified("event %d, %s: %s" % (position, name, e))
        positions.add(name)
    for name in files:
        if name.startswith("proofs/") and name not in positions:
            raise NotVerified(name + ": the event that it is for is not in the bundle")
    return key, len(positions), {size for size, _ in checkpoints.values()}


def main():
    parser = argparse.ArgumentParser(description="Verifies an evidence bundle offline.")
    parser.add_argument("bundle")
    parser.add_argument("--key", help="the log's verifier key, from somewhere else than the bundle")
    arguments = parser.parse_args()
    try:
        key, events, sizes = verify(arguments.bundle, arguments.key)
    except NotVerified as e:
        print("NOT VERIFIED: %s" % e)
        return 1
    print("verified: %d events of %s, against checkpoint %s" % (events, key.name, ", ".join(map(str, sorted(sizes)))))
    print("with the key %s%s" % (key.text, "" if arguments.key else ", which is the bundle's own word"))
    return 0


if __name__ == "__main__":
    sys.exit(main())
