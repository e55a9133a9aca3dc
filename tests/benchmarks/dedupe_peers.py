"""Finds near-duplicate passages with a Python library, for `npm run bench:reuse`: one whole process a library, shingling included.

usage: dedupe_peers.py TOOL INPUT.jsonl PAIRS.tsv SHINGLE PERMUTATIONS THRESHOLD BANDS

INPUT has {"id", "text"} a line. PAIRS gets two ids a line. What it cost is printed as JSON: CPU seconds and peak megabytes.
All tools see the same texts (letters and digits, lower case) and the same character shingles, and drop pairs whose estimated
Jaccard similarity is below THRESHOLD.
"""

import json
import resource
import sys


def read(path):
    ids, texts = [], []
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            ids.append(record["id"])
            texts.append("".join(filter(str.isalnum, record["text"])).lower())
    return ids, texts


def shingles(text, size):
    return [text[i : i + size] for i in range(max(1, len(text) - size + 1))]


def datasketch_pairs(texts, size, permutations, threshold, _bands):
    from datasketch import MinHash, MinHashLSH

    sets = ([s.encode() for s in set(shingles(text, size))] for text in texts)
    sketches = MinHash.bulk(sets, num_perm=permutations, seed=1)
    index = MinHashLSH(threshold=threshold, num_perm=permutations)
    for i, sketch in enumerate(sketches):
        for j in index.query(sketch):
            if sketch.jaccard(sketches[j]) >= threshold:
                yield j, i
        index.insert(i, sketch, check_duplication=False)


def rensa_pairs(texts, size, permutations, threshold, bands):
    from rensa import RMinHash, RMinHashLSH

    sketches = RMinHash.from_token_sets([shingles(text, size) for text in texts], permutations, 42)
    index = RMinHashLSH(threshold, permutations, bands)
    for i, sketch in enumerate(sketches):
        for j in index.query(sketch):
            if sketch.jaccard(sketches[j]) >= threshold:
                yield j, i
        index.insert(i, sketch)


def rensa_flags(texts, size, permutations, threshold, bands):
    """The library's own fast way, which tells only which texts have a duplicate: no pairs."""
    from rensa import RMinHash, RMinHashLSH

    matrix = RMinHash.digest_matrix_from_token_sets([shingles(text, size) for text in texts], permutations, 42)
    index = RMinHashLSH(threshold, permutations, bands)
    flags = index.insert_matrix_and_query_duplicate_flags(matrix)
    return ((i, i) for i, flag in enumerate(flags) if flag)


def text_dedup_pairs(texts, size, permutations, threshold, _bands):
    """Its own MinHash command. It cuts words, which Chinese has not: blanks make words of characters, its n-grams shingles of them.
    It joins all texts of a bucket without a look at them; each comes with the first of its cluster."""
    import pickle
    import tempfile
    from pathlib import Path

    import text_dedup.minhash as minhash

    with tempfile.TemporaryDirectory() as folder:
        spaced = Path(folder, "spaced.jsonl")
        with open(spaced, "w", encoding="utf-8") as out:
            out.writelines(json.dumps({"text": " ".join(text)}) + "\n" for text in texts)
        options = {
            "--path": "json",
            "--data_files": spaced,
            "--split": "train",
            "--cache_dir": Path(folder, "cache"),
            "--output": Path(folder, "out"),
            "--column": "text",
            "--ngram": size,
            "--min_length": size,
            "--num_perm": permutations,
            "--threshold": threshold,
            "--num_proc": 2,
        }
        words = [str(word) for option in options.items() for word in option]
        minhash.main(args=[*words, "--debug"], standalone_mode=False)
        with open(Path(folder, "out", "uf.pkl"), "rb") as clusters:
            found = pickle.load(clusters)
        first = {}
        for i in sorted(found.parent):
            root = found.find(i)
            if root in first:
                yield first[root], i
            else:
                first[root] = i


TOOLS = {
    "datasketch": datasketch_pairs,
    "rensa": rensa_pairs,
    "rensa-flags": rensa_flags,
    "text-dedup": text_dedup_pairs,
}


def main(tool, source, target, size, permutations, threshold, bands):
    ids, texts = read(source)
    pairs = sorted(set(TOOLS[tool](texts, int(size), int(permutations), float(threshold), int(bands))))
    with open(target, "w", encoding="utf-8") as out:
        out.writelines(f"{ids[a]}\t{ids[b]}\n" for a, b in pairs)
    used = [resource.getrusage(whose) for whose in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    cpu = sum(each.ru_utime + each.ru_stime for each in used)
    megabytes = max(each.ru_maxrss for each in used) / 1024
    print(json.dumps({"cpu": cpu, "megabytes": megabytes, "pairs": len(pairs)}))


main(*sys.argv[1:])
