/**
 * Puts a report into the user's own house template: its styles, headers and footers. Our styles that the template does
 * not have are added to it; the classification stays on every page, whatever the template says.
 */
import { readFileSync, statSync } from 'node:fs'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { openPackage } from '../../legal-text/formats/docx/package.ts'
import { parseXml } from '../../legal-text/formats/docx/xml-tree.ts'
import { ProblemError } from '../../shared/result.ts'

type Parts = Record<string, Uint8Array>

const DOCUMENT = 'word/document.xml'
const RELATIONSHIPS = 'word/_rels/document.xml.rels'
const STYLES = 'word/styles.xml'
const TYPES = '[Content_Types].xml'
const MOST_BYTES = 32 * 1024 * 1024

/** The bytes of a template, checked. Throws a ProblemError that says what is wrong with it. */
export function readTemplate(path: string): Uint8Array {
  try {
    if (statSync(path).size > MOST_BYTES) throw new Error('It is larger than 32 MB')
    const bytes = new Uint8Array(readFileSync(path))
    partsOfTemplate(bytes)
    return bytes
  } catch (error) {
    throw new ProblemError({
      code: 'export/template',
      message: `The house template “${path}” cannot be used: ${(error as Error).message.replace(/\.$/, '')}.`,
      advice: 'Choose a Word file (.docx), or export without a template.',
    })
  }
}

/** The parts of a template, unpacked under the limits of a package. Throws an Error in words where it is not to be trusted. */
function partsOfTemplate(bytes: Uint8Array): Parts {
  const opened = openPackage(bytes)
  if (!opened.has(DOCUMENT)) throw new Error('It is no Word document')
  return Object.fromEntries(
    opened.names.map((name) => {
      const content = opened.bytes(name)
      if (/\.(xml|rels)$/.test(name)) parseXml(strFromU8(content), name)
      return [name, content]
    }),
  )
}

export function withTemplate(file: Uint8Array, template: Uint8Array): Uint8Array {
  const parts: Parts = unzipSync(file)
  const house = partsOfTemplate(template)
  takeStyles(parts, house)
  takeTheme(parts, house)
  takeFurniture(parts, house)
  return zipSync(parts, { mtime: '1980-01-01T00:00:00' })
}

function text(parts: Parts, name: string): string {
  const part = parts[name]
  return part === undefined ? '' : strFromU8(part)
}

interface Style {
  readonly id: string
  readonly name: string
  readonly xml: string
}

function stylesIn(xml: string): readonly Style[] {
  return [...xml.matchAll(/<w:style\b[^>]*>.*?<\/w:style>/gs)].map(([style]) => ({
    id: /w:styleId="([^"]*)"/.exec(style)?.[1] ?? '',
    name: (/<w:name w:val="([^"]*)"/.exec(style)?.[1] ?? '').toLowerCase(),
    xml: style,
  }))
}

/** The template's styles count where both have one of a name; a style's id may be in another language. */
function takeStyles(parts: Parts, house: Parts): void {
  const theirs = text(house, STYLES)
  if (theirs === '') return
  const have = stylesIn(theirs)
  const names = new Map(have.map(({ name, id }) => [name, id]))
  const ids = new Set(have.map(({ id }) => id))
  const renamed = new Map<string, string>()
  const added: Style[] = []
  for (const style of stylesIn(text(parts, STYLES))) {
    const same = names.get(style.name)
    if (same !== undefined) renamed.set(style.id, same)
    else if (!ids.has(style.id)) added.push(style)
  }
  const rename = (xml: string) =>
    xml.replace(
      /(<w:(?:pStyle|rStyle|tblStyle|basedOn|next|link) w:val=")([^"]*)"/g,
      (_, start: string, id: string) => `${start}${renamed.get(id) ?? id}"`,
    )
  // Lists of the template stay behind with its numbering.
  const kept = theirs.replace(/<w:numPr>.*?<\/w:numPr>/gs, '')
  const more = added.map(({ xml }) => rename(xml).replace(/ w:default="1"/, '')).join('')
  parts[STYLES] = strToU8(kept.replace('</w:styles>', () => `${more}</w:styles>`))
  for (const name of Object.keys(parts)) {
    if (/^word\/(document|footer\d*|header\d*|footnotes|comments)\.xml$/.test(name)) {
      parts[name] = strToU8(rename(text(parts, name)))
    }
  }
}

/** Fonts of the styles may be the theme's. */
function takeTheme(parts: Parts, house: Parts): void {
  const theme = house['word/theme/theme1.xml']
  if (theme === undefined || parts['word/theme/theme1.xml'] !== undefined) return
  parts['word/theme/theme1.xml'] = theme
  addRelationship(parts, 'houseTheme', 'theme', 'theme/theme1.xml')
  addType(
    parts,
    '/word/theme/theme1.xml',
    'application/vnd.openxmlformats-officedocument.theme+xml',
  )
}

const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

function addRelationship(parts: Parts, id: string, type: string, target: string): void {
  const entry = `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"/>`
  const xml = text(parts, RELATIONSHIPS).replace('</Relationships>', `${entry}</Relationships>`)
  parts[RELATIONSHIPS] = strToU8(xml)
}

function addType(parts: Parts, part: string, type: string): void {
  const entry = `<Override PartName="${part}" ContentType="${type}"/>`
  parts[TYPES] = strToU8(text(parts, TYPES).replace('</Types>', `${entry}</Types>`))
}

/** Headers and footers of the template's last section, with their pictures. */
function takeFurniture(parts: Parts, house: Parts): void {
  const document = text(house, DOCUMENT)
  const section = document.slice(document.lastIndexOf('<w:sectPr'))
  const relationships = text(house, RELATIONSHIPS)
  const references = [...section.matchAll(/<w:(header|footer)Reference\b[^>]*>/g)].flatMap(
    ([xml, kind = '']) => {
      const type = /w:type="([^"]*)"/.exec(xml)?.[1] ?? 'default'
      const id = /r:id="([^"]*)"/.exec(xml)?.[1] ?? ''
      const target = targetOf(relationships, id)
      return target === null || house[`word/${target}`] === undefined
        ? []
        : [{ kind, type, target }]
    },
  )
  const classification = classificationOf(parts)
  const made = references.map(({ kind, type, target }, index) => {
    const name = `house-${kind}${index + 1}.xml`
    const xml = text(house, `word/${target}`)
    const end = kind === 'footer' ? '</w:ftr>' : '</w:hdr>'
    const bare = kind === 'footer' && !xml.includes('Classification of')
    parts[`word/${name}`] = strToU8(bare ? xml.replace(end, () => classification + end) : xml)
    takeRelated(parts, house, target, name)
    const id = `house${kind}${index + 1}`
    addRelationship(parts, id, kind, name)
    const content = `application/vnd.openxmlformats-officedocument.wordprocessingml.${kind}+xml`
    addType(parts, `/word/${name}`, content)
    return { kind, xml: `<w:${kind}Reference w:type="${type}" r:id="${id}"/>` }
  })
  if (made.length === 0) return
  const kinds = new Set(made.map(({ kind }) => kind))
  const first = /<w:titlePg\s*\/>/.test(section)
  const next = text(parts, DOCUMENT).replace(
    /<w:sectPr\b([^>]*)>(.*?)<\/w:sectPr>/gs,
    (...found) => {
      const [, attributes = '', inside = ''] = found as string[]
      const kept = inside.replace(/<w:(header|footer)Reference\b[^>]*\/>/g, (xml, kind: string) =>
        kinds.has(kind) ? '' : xml,
      )
      const references = made.map(({ xml }) => xml).join('')
      const title = first && !kept.includes('<w:titlePg') ? withTitlePage(kept) : kept
      return `<w:sectPr${attributes}>${references}${title}</w:sectPr>`
    },
  )
  parts[DOCUMENT] = strToU8(next)
}

/** Its place is behind the columns and before the direction of text and the grid (ECMA-376, 17.6.18). */
function withTitlePage(section: string): string {
  const at = section.search(/<w:(?:textDirection|bidi|rtlGutter|docGrid|printerSettings)\b/)
  return at === -1
    ? `${section}<w:titlePg/>`
    : `${section.slice(0, at)}<w:titlePg/>${section.slice(at)}`
}

function targetOf(relationships: string, id: string): string | null {
  for (const [xml] of relationships.matchAll(/<Relationship\b[^>]*>/g)) {
    if (!xml.includes(`Id="${id}"`) || xml.includes('TargetMode="External"')) continue
    return (/Target="([^"]*)"/.exec(xml)?.[1] ?? '').replace(/^\/?word\//, '')
  }
  return null
}

/** Our own foot of the page, as it stands in the file. */
function classificationOf(parts: Parts): string {
  const name = Object.keys(parts).find((part) => /^word\/footer\d*\.xml$/.test(part))
  return name === undefined ? '' : (/<w:p\b.*<\/w:p>/s.exec(text(parts, name))?.[0] ?? '')
}

/** Pictures that a header shows; what leads outside the file is left as it is. */
function takeRelated(parts: Parts, house: Parts, from: string, name: string): void {
  const relationships = text(house, `word/_rels/${from}.rels`)
  if (relationships === '') return
  const xml = relationships.replace(
    /Target="(media\/([^"]*))"/g,
    (_, target: string, file: string) => {
      const content = house[`word/${target}`]
      if (content !== undefined) {
        parts[`word/media/house-${file}`] = content
        addDefault(parts, file.split('.').pop() ?? '')
      }
      return `Target="media/house-${file}"`
    },
  )
  parts[`word/_rels/${name}.rels`] = strToU8(xml)
}

const MEDIA: Readonly<Record<string, string>> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
  svg: 'image/svg+xml',
  emf: 'image/x-emf',
  wmf: 'image/x-wmf',
}

function addDefault(parts: Parts, extension: string): void {
  const types = text(parts, TYPES)
  const type = MEDIA[extension.toLowerCase()]
  if (type === undefined || types.includes(`Extension="${extension}"`)) return
  const entry = `<Default Extension="${extension}" ContentType="${type}"/>`
  parts[TYPES] = strToU8(types.replace(/(<Types\b[^>]*>)/, `$1${entry}`))
}
