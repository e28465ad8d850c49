import type { Box, SheetText } from './paper-layout.ts';

/** A picture on a page: its pixels as they stand in the file. */
export interface PdfImage extends Box {
  readonly pixels: { readonly width: number; readonly height: number };
  /** `FlateDecode`: zlib over rows of red, green, blue. `DCTDecode`: a JPEG. */
  readonly filter: 'FlateDecode' | 'DCTDecode';
  readonly data: Uint8Array<ArrayBuffer>;
}

export interface PdfPage {
  /** The lowest first. */
  readonly images: readonly PdfImage[];
  /** Lie unseen over the pictures of the same words, for search, copying and screen readers. */
  readonly texts: readonly SheetText[];
}

/** A document of pages of one size, in millimetres. */
export interface PdfDocument {
  readonly title: string;
  /** BCP 47. */
  readonly language: string;
  readonly created: Date;
  readonly width: number;
  readonly height: number;
  readonly pages: readonly PdfPage[];
}

const POINTS = 72 / 25.4;
/** Codes of a Type 3 font. */
const CODES = 256;

const points = (millimetres: number) => (millimetres * POINTS).toFixed(2);
const hex = (value: number, digits: number) => value.toString(16).padStart(digits, '0');
const utf16 = (text: string) =>
  Array.from({ length: text.length }, (_, index) => hex(text.charCodeAt(index), 4)).join('');
const textString = (text: string) => `<feff${utf16(text)}>`;
const dateString = (date: Date) => `(D:${date.toISOString().replace(/\D/g, '').slice(0, 14)}Z)`;

/** The objects of a file, by number from 1 on. */
class PdfObjects {
  readonly #encoder = new TextEncoder();
  readonly #parts: Uint8Array<ArrayBuffer>[] = [];
  readonly #offsets: number[] = [];
  #size = 0;
  #count = 0;

  constructor() {
    this.#write('%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n');
  }

  /** A number for an object that is written later. */
  reserve(): number {
    this.#count += 1;
    return this.#count;
  }

  put(id: number, dictionary: string, stream?: Uint8Array<ArrayBuffer>): void {
    this.#offsets[id] = this.#size;
    if (stream === undefined) return this.#write(`${id} 0 obj\n<<${dictionary}>>\nendobj\n`);
    this.#write(`${id} 0 obj\n<<${dictionary}/Length ${stream.length}>>\nstream\n`);
    this.#append(stream);
    this.#write('\nendstream\nendobj\n');
  }

  add(dictionary: string, stream?: Uint8Array<ArrayBuffer> | string): number {
    const id = this.reserve();
    this.put(id, dictionary, typeof stream === 'string' ? this.#encoder.encode(stream) : stream);
    return id;
  }

  end(trailer: string): Blob {
    const start = this.#size;
    const rows = this.#offsets.slice(1).map((at) => `${String(at).padStart(10, '0')} 00000 n \n`);
    const size = this.#count + 1;
    this.#write(`xref\n0 ${size}\n0000000000 65535 f \n${rows.join('')}`);
    this.#write(`trailer\n<</Size ${size}${trailer}>>\nstartxref\n${start}\n%%EOF\n`);
    return new Blob(this.#parts, { type: 'application/pdf' });
  }

  #write(text: string): void {
    this.#append(this.#encoder.encode(text));
  }

  #append(bytes: Uint8Array<ArrayBuffer>): void {
    this.#parts.push(bytes);
    this.#size += bytes.length;
  }
}

/**
 * Fonts whose signs draw nothing and say what they stand for. So words can be found and copied in any
 * reader without a Chinese font in the file.
 */
class SilentFonts {
  readonly #codes = new Map<string, number>();

  /** Operators that write a line, its signs as wide as the words are in the picture. */
  line({ text, x, y, width, height, size }: SheetText, pageHeight: number): string {
    const characters = [...text];
    const across = ((width / (characters.length * size)) * 100).toFixed(2);
    const at = `${points(x)} ${points(pageHeight - y - height / 2 - size * 0.36)}`;
    const runs = characters.map((character) => {
      const code = this.#codeOf(character);
      return `/F${Math.floor(code / CODES)} ${points(size)} Tf <${hex(code % CODES, 2)}> Tj`;
    });
    return `BT 3 Tr ${across} Tz ${at} Td ${runs.join(' ')} ET\n`;
  }

  /** Writes the fonts and returns the resource that names them. */
  write(objects: PdfObjects): string {
    const all = [...this.#codes.keys()];
    const empty = objects.add('', '1000 0 d0');
    const fonts: string[] = [];
    for (let first = 0; first < all.length; first += CODES) {
      const characters = all.slice(first, first + CODES);
      const names = characters.map((_, code) => `/g${code}`);
      const unicode = objects.add('', toUnicode(characters));
      const font = objects.add(
        '/Type/Font/Subtype/Type3/FontBBox[0 -220 1000 880]/FontMatrix[.001 0 0 .001 0 0]/Resources<<>>' +
          `/FirstChar 0/LastChar ${characters.length - 1}/Widths[${characters.map(() => 1000).join(' ')}]` +
          `/CharProcs<<${names.map((name) => `${name} ${empty} 0 R`).join('')}>>` +
          `/Encoding<</Type/Encoding/Differences[0${names.join('')}]>>/ToUnicode ${unicode} 0 R`,
      );
      fonts.push(`/F${first / CODES} ${font} 0 R`);
    }
    return `/Font<<${fonts.join('')}>>`;
  }

  #codeOf(character: string): number {
    const known = this.#codes.get(character);
    if (known !== undefined) return known;
    const code = this.#codes.size;
    this.#codes.set(character, code);
    return code;
  }
}

function toUnicode(characters: readonly string[]): string {
  const rows = characters.map((character, code) => `<${hex(code, 2)}> <${utf16(character)}>`);
  const blocks: string[] = [];
  // A block may hold a hundred.
  for (let at = 0; at < rows.length; at += 100) {
    const block = rows.slice(at, at + 100);
    blocks.push(`${block.length} beginbfchar\n${block.join('\n')}\nendbfchar`);
  }
  return `/CIDInit /ProcSet findresource begin 12 dict begin begincmap
/CMapName /Silent def /CMapType 2 def
1 begincodespacerange <00> <ff> endcodespacerange
${blocks.join('\n')}
endcmap CMapName currentdict /CMap defineresource pop end end`;
}

/**
 * Writes a PDF (ISO 32000-1) of pictures with their words. The libraries for it weigh 130 KB gzip and more,
 * for fonts, forms and reading, of which nothing is needed here.
 */
export function writePdf(document: PdfDocument): Blob {
  const { width, height } = document;
  const objects = new PdfObjects();
  const [catalog, pages, resources] = [objects.reserve(), objects.reserve(), objects.reserve()];
  const fonts = new SilentFonts();
  const names: string[] = [];
  const kids = document.pages.map(({ images, texts }) => {
    const drawn = images.map((image) => {
      const { pixels, filter, data } = image;
      const id = objects.add(
        `/Type/XObject/Subtype/Image/Width ${pixels.width}/Height ${pixels.height}` +
          `/ColorSpace/DeviceRGB/BitsPerComponent 8/Filter/${filter}`,
        data,
      );
      names.push(`/I${id} ${id} 0 R`);
      const place = `${points(image.width)} 0 0 ${points(image.height)} ${points(image.x)} ${points(height - image.y - image.height)}`;
      return `q ${place} cm /I${id} Do Q\n`;
    });
    const words = texts.filter(({ text }) => text !== '').map((text) => fonts.line(text, height));
    const content = objects.add('', [...drawn, ...words].join(''));
    return objects.add(
      `/Type/Page/Parent ${pages} 0 R/Resources ${resources} 0 R/Contents ${content} 0 R`,
    );
  });
  objects.put(resources, `/XObject<<${names.join('')}>>${fonts.write(objects)}`);
  objects.put(
    pages,
    `/Type/Pages/Count ${kids.length}/Kids[${kids.map((id) => `${id} 0 R`).join(' ')}]` +
      `/MediaBox[0 0 ${points(width)} ${points(height)}]`,
  );
  objects.put(
    catalog,
    `/Type/Catalog/Pages ${pages} 0 R/Lang(${document.language})/ViewerPreferences<</DisplayDocTitle true>>`,
  );
  const info = objects.add(
    `/Title ${textString(document.title)}/CreationDate ${dateString(document.created)}/Creator(Yizhangtu)`,
  );
  return objects.end(`/Root ${catalog} 0 R/Info ${info} 0 R`);
}
