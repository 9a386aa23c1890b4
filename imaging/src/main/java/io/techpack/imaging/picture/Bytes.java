package io.techpack.imaging.picture;

/**
 * Unsigned reads from untrusted bytes; an offset outside gives -1 instead of an exception. Not
 * thread-bound.
 */
final class Bytes {

    private final byte[] data;
    private final boolean littleEndian;

    private Bytes(byte[] data, boolean littleEndian) {
        this.data = data;
        this.littleEndian = littleEndian;
    }

    static Bytes bigEndian(byte[] data) {
        return new Bytes(data, false);
    }

    static Bytes littleEndian(byte[] data) {
        return new Bytes(data, true);
    }

    int length() {
        return data.length;
    }

    int u8(int at) {
        return at < 0 || at >= data.length ? -1 : data[at] & 0xFF;
    }

    int u16(int at) {
        return (int) number(at, 2);
    }

    int u24(int at) {
        return (int) number(at, 3);
    }

    long u32(int at) {
        return number(at, 4);
    }

    boolean has(int at, int... expected) {
        return startsWith(data, at, expected);
    }

    /** Where this byte is next, from {@code at} on; the length if nowhere. */
    int find(int wanted, int at) {
        int found = at;
        while (found < data.length && (data[found] & 0xFF) != wanted) {
            found++;
        }
        return Math.min(found, data.length);
    }

    private long number(int at, int size) {
        if (at < 0 || at > data.length - size) {
            return -1;
        }
        long value = 0;
        for (int i = 0; i < size; i++) {
            int next = data[littleEndian ? at + size - 1 - i : at + i] & 0xFF;
            value = value << 8 | next;
        }
        return value;
    }

    static boolean startsWith(byte[] data, int at, int... expected) {
        if (at < 0 || at > data.length - expected.length) {
            return false;
        }
        for (int i = 0; i < expected.length; i++) {
            if ((data[at + i] & 0xFF) != expected[i]) {
                return false;
            }
        }
        return true;
    }
}
