// Times tests/sealing as WebAssembly: `node sealing.js PROGRAM GROUPS QUESTIONS CHOICES ROUNDS` prints medians in milliseconds.
const [program, ...numbers] = process.argv.slice(2);
const [groups, questions, choices, rounds] = numbers.map(Number);
const { Sealing } = require(program);
const sealing = Sealing.of(groups, questions, choices);
const times = { seal: [], publish: [], write: [] };
const made = {};
for (let round = 0; round <= rounds; round++) {
  sealing.prepare();
  for (const step of Object.keys(times)) {
    const start = performance.now();
    made[step] = sealing[step]();
    // The first round compiles.
    if (round > 0) times[step].push(performance.now() - start);
  }
}
const median = (list) => list.sort((a, b) => a - b)[Math.floor(list.length / 2)];
const medians = Object.fromEntries(Object.entries(times).map(([step, list]) => [step, median(list)]));
console.log(JSON.stringify({ ...medians, cohorts: made.seal, nodes: made.publish, bytes: made.write }));
