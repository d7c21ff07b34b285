"""Backups and the way back: begin reading in writing.py (taking one) and restoring.py (using it).

A backup is one directory, named after its moment, that nothing but ordinary programs is needed
to read:

    SHA256SUMS        of everything else in it, for `sha256sum --check`
    manifest.json     versions, migrations, each table's rows and fingerprint, each file's size
    database.dump     of pg_dump in its custom format
    files/…           MEDIA_ROOT, under the names that the database knows

With a key every one of them but SHA256SUMS is a file of `age` (NAME.age) of its own.

Left out: the signing key (a restored site draws a new one, everybody signs in again; whoever finds
a backup must not be able to sign), open sessions and the counters of the rate limits (snapshot.py).
"""
