/** A process that types into a workspace for as long as it lives, and says what was acknowledged. */
import { openWriter, typing } from './writing.ts'

const [path = '', round = '0'] = process.argv.slice(2)
const file = openWriter(path)
for (let count = 0; ; count += 1) {
  const word = `r${round}w${count} `
  const answer = file.run(typing(word, `kill-seed-${round}-${count}`))
  if (!answer.ok) throw new Error(answer.error.message)
  process.stdout.write(`${word.trim()}\n`)
}
