package raftarium.check.history;

import org.jspecify.annotations.Nullable;

/** A key of the key-value store. */
final class KeyValueSpecification implements Specification<Value> {
    @Override
    public Value initial() {
        return Value.NONE;
    }

    @Override
    public Value anything() {
        return Value.ANYTHING;
    }

    @Override
    public @Nullable Value after(Value state, Operation operation) {
        return switch (operation.kind()) {
            case PUT -> Value.of(operation.value());
            case APPEND -> state.append(operation.value());
            case GET -> read(state, operation);
            case DELETE -> contradicts(state, !state.isNone(), operation) ? null : Value.NONE;
            case CAS -> compareAndSet(state, operation);
            default -> throw foreign(operation);
        };
    }

    private static @Nullable Value read(Value state, Operation operation) {
        if (!operation.isAnswered()) {
            return state;
        } else if (!state.isKnown) {
            return Value.of(operation.result());
        }
        return state.is(operation.result()) ? state : null;
    }

    private static @Nullable Value compareAndSet(Value state, Operation operation) {
        boolean matches =
                state.isKnown ? state.is(operation.expected()) : "true".equals(operation.result());
        if (contradicts(state, matches, operation)) {
            return null;
        }
        return matches ? Value.of(operation.value()) : state;
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
    public Needs<Value> needs(HistoryBoard<Value> board, Value first) {
        return new KeyNeeds(board, first);
    }

    @Override
    public String answer(Value state, Operation operation) {
        return switch (operation.kind()) {
            case PUT, APPEND -> "";
            case GET -> words(state);
            case DELETE -> state.isKnown ? String.valueOf(!state.isNone()) : "anything";
            case CAS -> state.isKnown ? String.valueOf(state.is(operation.expected())) : "anything";
            default -> throw foreign(operation);
        };
    }

    private static IllegalArgumentException foreign(Operation operation) {
        return new IllegalArgumentException("no operation on a key: " + operation.command());
    }

    @Override
    public String words(Value state) {
        String text = state.text();
        return !state.isKnown ? "anything" : text == null ? "none" : text;
    }
}
