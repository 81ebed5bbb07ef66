// Finds the quotations of every text in a folder, several times over, and prints the best pass as JSON.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import nlp from 'compromise';

const [folder, passes] = [process.argv[2], Number(process.argv[3])];
const texts = readdirSync(folder).filter(name => name.endsWith('.txt')).sort().map(name => readFileSync(join(folder, name), 'utf8'));
let seconds = Infinity;
let cpuSeconds = Infinity;
let quotations = 0;
for (let pass = 0; pass < passes; pass++) {
  const cpu = process.cpuUsage();
  const start = process.hrtime.bigint();
  quotations = texts.reduce((sum, text) => sum + nlp(text).quotations().length, 0);
  seconds = Math.min(seconds, Number(process.hrtime.bigint() - start) / 1e9);
  const used = process.cpuUsage(cpu);
  cpuSeconds = Math.min(cpuSeconds, (used.user + used.system) / 1e6);
}
console.log(JSON.stringify({ articles: texts.length, quotations, seconds, cpuSeconds }));
