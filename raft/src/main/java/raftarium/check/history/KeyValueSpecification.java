package raftarium.check.history;

import org.jspecify.annotations.Nullable;

import raftarium.check.history.KeyValueSpecification.Value;

import java.util.Objects;

/** A key of the key-value store. */
final class KeyValueSpecification implements Specification<Value> {
    private static final Value NONE = new Value(true, null);
    private static final Value ANYTHING = new Value(false, null);

    /**
     * What the key has.
     *
     * @param isKnown whether anything is known of it
     * @param text null for none, and where nothing is known
     */
    record Value(boolean isKnown, @Nullable String text) {}

    static Value of(@Nullable String text) {
        return text == null ? NONE : new Value(true, text);
    }

    @Override
    public Value initial() {
        return NONE;
    }

    @Override
    public Value anything() {
        return ANYTHING;
    }

    @Override
    public @Nullable Value after(Value state, Operation operation) {
        return switch (operation.kind()) {
            case PUT -> of(operation.value());
            case APPEND ->
                state.isKnown
                        ? of(
                                state.text == null
                                        ? operation.value()
                                        : state.text + operation.value())
                        : state;
            case GET -> read(state, operation);
            case DELETE -> contradicts(state, state.text != null, operation) ? null : NONE;
            case CAS -> compareAndSet(state, operation);
            default -> throw foreign(operation);
        };
    }

    private static @Nullable Value read(Value state, Operation operation) {
        if (!operation.isAnswered()) {
            return state;
        } else if (!state.isKnown) {
            return of(operation.result());
        }
        return Objects.equals(state.text, operation.result()) ? state : null;
    }

    private static @Nullable Value compareAndSet(Value state, Operation operation) {
        boolean matches = state.isKnown
                ? operation.expected().equals(state.text)
                : "true".equals(operation.result());
        if (contradicts(state, matches, operation)) {
            return null;
        }
        return matches ? of(operation.value()) : state;
    }

    private static boolean contradicts(Value state, boolean answer, Operation operation) {
        return state.isKnown
                && operation.isAnswered()
                && operation.result() != null
                && !String.valueOf(answer).equals(operation.result());
    }

    @Override
    public boolean isRead(Operation operation) {
        return switch (operation.kind()) {
            case PUT, APPEND -> false;
            case GET -> true;
            case DELETE, CAS -> operation.isAnswered() && "false".equals(operation.result());
            default -> throw foreign(operation);
        };
    }

    @Override
    public String answer(Value state, Operation operation) {
        return switch (operation.kind()) {
            case PUT, APPEND -> "";
            case GET -> words(state);
            case DELETE -> state.isKnown ? String.valueOf(state.text != null) : "anything";
            case CAS ->
                state.isKnown
                        ? String.valueOf(operation.expected().equals(state.text))
                        : "anything";
            default -> throw foreign(operation);
        };
    }

    private static IllegalArgumentException foreign(Operation operation) {
        return new IllegalArgumentException("no operation on a key: " + operation.command());
    }

    @Override
    public String words(Value state) {
        return !state.isKnown ? "anything" : state.text == null ? "none" : state.text;
    }
}
