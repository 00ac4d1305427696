"""The rules of this package in Markdown: what, why, how to mend, a bad and a good example."""

RULES: dict[str, str] = {
    "unknown-key": """\
A key is written that this kind of thing doesn't have: misspelt, or in the wrong place.

A key that nobody reads would look like part of the record and be lost from every document. Take
the spelling that the message suggests, or take the key out.

Bad:

```yaml
- id: A3.K1
  titel: Why the definition is wide
```

Good:

```yaml
- id: A3.K1
  title: Why the definition is wide
```
""",
    "missing-key": """\
A key that must always be there is not there.

Some things are never assumed: who promises, how firmly, where the source says so. Add the key, as
the help shows. What the source leaves out altogether has keys that may be left out.

Bad:

```yaml
- subject: A3.C1
  reading:
    value: 64.2
```

Good:

```yaml
- subject: A3.M1.I1
  reading:
    period: 2022-Q3
    value: 64.2
```
""",
    "wrong-type": """\
A number stands where text belongs, text where a number belongs, one value where a list belongs, or
a key has no value at all.

Without quotes `3.10` is the number 3.1, and a year or a version is a number too: put such text in
quotes. A list has one item a line, each with `- ` before it. Where there is nothing to say, delete
the key.

Bad:

```yaml
edition: 2022
partners: npcc
due:
```

Good:

```yaml
edition: "2022"
partners:
  - npcc
```
""",
    "not-in-vocabulary": """\
A field that knows a few words only has another word.

The words are those of an outside standard (Open Government Partnership, NISTA, IATI) or of this
tool, so that reports can be compared and counted. Choose one of those that the message lists; an
editor shows what each means.

Bad:

```yaml
completion: done
```

Good:

```yaml
completion: complete
```
""",
    "schema-version": """\
`schema_version` in `plan.yaml` is not the version that this tool reads.

It says for which version of the schemas a plan is written. Don't change it by hand to make the
message go away, unless the plan is new: use the version of the tool that the plan was written with.

Bad:

```yaml
schema_version: 2022
```

Good:

```yaml
schema_version: 1
```
""",
    "bad-format": """\
An id, date, version or code is not written as such a thing is written.

Ids are looked up letter by letter and dates are sorted as text, so each has one spelling. The help
says which.

Bad:

```yaml
due: 31/3/2023
lead: NPCC
```

Good:

```yaml
due: 2023-03-31
lead: npcc
```
""",
    "empty-text": """\
A text is there and has nothing in it.

An empty text would be printed as an empty line, and no gap would be shown. Write it, or delete the
key, or the line of a list.

Bad:

```yaml
summary: ""
```

Good:

```yaml
summary: Two of the four toolkits have been sent to every office.
```
""",
    "too-small": """\
A number is below the least that makes sense: an action's number or a threshold starts at 1; an
amount or a number of days can't be below 0.

Bad:

```yaml
disclosure_threshold: 0
```

Good:

```yaml
disclosure_threshold: 5
```
""",
}
