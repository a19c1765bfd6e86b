package raftarium.data;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A sequence of bytes that nobody can change. */
class BytesTest {
    @Test
    void bytesThatAreFilledInAreThoseOfTheFiller() {
        assertThat(Bytes.filled(3, buffer -> buffer.put(new byte[] {'a', 'b', 'c'})))
                .isEqualTo(Bytes.utf8("abc"));
        assertThat(Bytes.filled(3, buffer -> buffer.put(1, (byte) 'b')))
                .isEqualTo(Bytes.utf8("\0b\0"));
        assertThat(Bytes.filled(0, buffer -> assertThat(buffer.remaining()).isZero()))
                .isSameAs(Bytes.EMPTY);
    }

    @Test
    void bytesOfAnArrayDoNotChangeWithIt() {
        byte[] array = {'a'};
        Bytes bytes = Bytes.of(array);
        array[0] = 'b';
        assertThat(bytes).isEqualTo(Bytes.utf8("a"));
        assertThat(bytes.buffer().isReadOnly()).isTrue();
    }
}
