/** What is sent as it is; photos beyond it are made to fit. The server takes more pixels, which would only take longer to send. */
export const limits = {
  bytes: 10_000_000,
  leastSide: 256,
  longestSide: 8_192,
  pixels: 40_000_000,
} as const;

/** The longest side that is worth sending: the engine reads no finer. */
const REDUCED_SIDE = 4_096;

const QUALITY = 0.92;

export interface PreparedPhoto {
  blob: Blob;
  fileName: string;
  width: number;
  height: number;
  /** Whether it is not the file as it was chosen. */
  changed?: "reduced" | "converted";
}

export class UnusablePhoto extends Error {
  constructor(readonly reason: "unreadable" | "heic" | "too-small") {
    super(reason);
  }
}

/** By the bytes, since names and types lie. */
export async function isHeic(file: Blob): Promise<boolean> {
  const head = new Uint8Array(await file.slice(0, 16).arrayBuffer());
  const word = (from: number) => String.fromCharCode(...head.slice(from, from + 4));
  return (
    word(4) === "ftyp" &&
    ["heic", "heix", "hevc", "heim", "heis", "mif1", "msf1", "avif"].includes(word(8))
  );
}

/** Width and height that fit the limits, in the same proportion. */
export function fitted(width: number, height: number): { width: number; height: number } {
  const scale = Math.min(1, REDUCED_SIDE / Math.max(width, height));
  return { width: Math.round(width * scale), height: Math.round(height * scale) };
}

/**
 * Makes a chosen file one that the server takes: HEIC becomes JPEG where the browser can decode it,
 * and what is above the limits is reduced. Anything else is sent as it is.
 *
 * @throws UnusablePhoto if it is no picture, HEIC that this browser cannot read, or too small
 */
export async function preparePhoto(file: File): Promise<PreparedPhoto> {
  const heic = await isHeic(file);
  let bitmap: ImageBitmap;
  try {
    bitmap = await createImageBitmap(file, { imageOrientation: "from-image" });
  } catch {
    throw new UnusablePhoto(heic ? "heic" : "unreadable");
  }
  try {
    const { width, height } = bitmap;
    if (Math.min(width, height) < limits.leastSide) {
      throw new UnusablePhoto("too-small");
    }
    const known = ["image/jpeg", "image/png", "image/webp"].includes(file.type);
    const tooLarge =
      file.size > limits.bytes ||
      Math.max(width, height) > limits.longestSide ||
      width * height > limits.pixels;
    if (known && !heic && !tooLarge) {
      return { blob: file, fileName: file.name, width, height };
    }
    const size = tooLarge ? fitted(width, height) : { width, height };
    return {
      blob: await encode(bitmap, size),
      fileName: `${file.name.replace(/\.[^.]*$/, "")}.jpg`,
      ...size,
      changed: tooLarge ? "reduced" : "converted",
    };
  } finally {
    bitmap.close();
  }
}

async function encode(bitmap: ImageBitmap, size: { width: number; height: number }): Promise<Blob> {
  const canvas = document.createElement("canvas");
  canvas.width = size.width;
  canvas.height = size.height;
  const context = canvas.getContext("2d");
  if (!context) {
    throw new UnusablePhoto("unreadable");
  }
  context.imageSmoothingQuality = "high";
  // JPEG has no transparency
  context.fillStyle = "#fff";
  context.fillRect(0, 0, size.width, size.height);
  context.drawImage(bitmap, 0, 0, size.width, size.height);
  const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, "image/jpeg", QUALITY));
  if (!blob) {
    throw new UnusablePhoto("unreadable");
  }
  return blob;
}
