// A moving picture from still ones: an APNG is its first picture's PNG with the data of the others behind it (PNG specification, third edition, 11.3.6).
import { crc32 } from 'node:zlib';

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** Shows PNGs of one size one after the other, each for its milliseconds, for ever. */
export function animated(frames) {
    const pictures = frames.map(({ png }) => chunks(png));
    const [first] = pictures;
    const header = first[0].data;
    let number = 0;
    const parts = [chunk('IHDR', header), chunk('acTL', integers(frames.length, 0))];
    for (const [index, picture] of pictures.entries()) {
        if (!picture[0].data.equals(header)) {
            throw new Error(`picture ${index} is of another size or kind than the first`);
        }
        const control = Buffer.alloc(26); // no offset; what is there is replaced
        [number++, header.readUInt32BE(0), header.readUInt32BE(4)].forEach((value, place) => control.writeUInt32BE(value, 4 * place));
        control.writeUInt16BE(Math.min(65535, frames[index].milliseconds), 20);
        control.writeUInt16BE(1000, 22);
        parts.push(chunk('fcTL', control));
        for (const { data } of picture.filter(({ type }) => type === 'IDAT')) {
            parts.push(index === 0 ? chunk('IDAT', data) : chunk('fdAT', Buffer.concat([integers(number++), data])));
        }
    }
    return Buffer.concat([SIGNATURE, ...parts, chunk('IEND', Buffer.alloc(0))]);
}

function chunks(png) {
    const found = [];
    for (let at = SIGNATURE.length; at < png.length;) {
        const length = png.readUInt32BE(at);
        found.push({ type: png.toString('latin1', at + 4, at + 8), data: png.subarray(at + 8, at + 8 + length) });
        at += 12 + length;
    }
    return found;
}

function chunk(type, data) {
    const named = Buffer.concat([Buffer.from(type, 'latin1'), data]);
    return Buffer.concat([integers(data.length), named, integers(crc32(named))]);
}

function integers(...values) {
    const bytes = Buffer.alloc(4 * values.length);
    values.forEach((value, place) => bytes.writeUInt32BE(value, 4 * place));
    return bytes;
}
