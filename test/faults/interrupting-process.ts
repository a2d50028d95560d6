/** A process that dies in the middle of a transaction, when part of it is in the file already. */
import { openDatabase } from '../../electron/store/database.ts'

const [path = ''] = process.argv.slice(2)
const database = openDatabase(path, {})
// A cache this small has to be emptied into the file while the transaction is still open.
database.pragma('cache_size = 2')
database.exec('BEGIN IMMEDIATE')
database.exec("UPDATE record SET body = json_set(body, '$.note', 'half done')")
const insert = database.prepare("INSERT INTO record VALUES ('person', ?, ?)")
for (let count = 0; count < 2000; count += 1) {
  insert.run(`half-${count}`, JSON.stringify({ id: `half-${count}`, name: 'x'.repeat(190) }))
}
process.kill(process.pid, 'SIGKILL')
