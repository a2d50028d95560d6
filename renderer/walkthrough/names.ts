/** "Option C" where A and B are taken. Pure. */
export function nextName(names: readonly string[]): string {
  const taken = new Set(names.map((name) => name.toLowerCase()))
  for (const letter of 'ABCDEFGHIJKLMNOPQRSTUVWXYZ') {
    if (!taken.has(`option ${letter.toLowerCase()}`)) return `Option ${letter}`
  }
  return 'Another option'
}
