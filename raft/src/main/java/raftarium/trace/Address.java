package raftarium.trace;

/** Who can be at an end of a link: nodes from 1, clients from {@link #FIRST_CLIENT}. */
public final class Address {
    /** The address of the first client. */
    public static final int FIRST_CLIENT = 1001;

    private Address() {}

    /** Whether it is a client's. */
    public static boolean isClient(int address) {
        return address >= FIRST_CLIENT;
    }

    /** As shown: n1, n2, ...; c1, c2, ... */
    public static String name(int address) {
        return isClient(address) ? "c" + (address - FIRST_CLIENT + 1) : "n" + address;
    }
}
