const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** The side of a square PNG, in pixels. */
export function pngSize(image) {
  if (image.length < 24 || !image.subarray(0, 8).equals(signature)) throw new Error('This is no PNG');
  const [width, height] = [image.readUInt32BE(16), image.readUInt32BE(20)];
  if (width !== height) throw new Error(`The image is ${width} by ${height} pixels, and must be square`);
  return width;
}
