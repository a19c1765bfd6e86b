package raftarium.data;

import org.jspecify.annotations.Nullable;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * A map in the order of its keys, a copy of which costs nothing: it shares the whole, and a change
 * to one of them copies the way from the root to the key, once. Neither keys nor values may be
 * null; values that change in place are shared with the copies.
 *
 * <p>A balanced tree in which the heights of two siblings differ by one at most (Adelson-Velsky and
 * Landis, 1962). A node that bears the map's owner token can be reached from this map alone, and so
 * can all nodes above it.
 */
public final class SharedMap<K extends Comparable<? super K>, V> extends AbstractMap<K, V> {
    private static final class Node<K, V> {
        private final Object owner;
        private K key;
        private V value;
        private @Nullable Node<K, V> left;
        private @Nullable Node<K, V> right;
        private int height = 1;

        private Node(Object owner, K key, V value) {
            this.owner = owner;
            this.key = key;
            this.value = value;
        }
    }

    private Object owner = new Object();
    private @Nullable Node<K, V> root;
    private int size;

    /** An empty map. */
    public SharedMap() {}

    /** An independent map with the same keys and values, whatever their number at the same cost. */
    public SharedMap<K, V> copy() {
        SharedMap<K, V> copy = new SharedMap<>();
        copy.root = root;
        copy.size = size;
        owner = new Object();
        return copy;
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public boolean containsKey(@Nullable Object key) {
        return find(key) != null;
    }

    @Override
    public @Nullable V get(@Nullable Object key) {
        Node<K, V> found = find(key);
        return found == null ? null : found.value;
    }

    /** What is not comparable to the keys is a mistake, as in any sorted map. */
    @SuppressWarnings("unchecked")
    private @Nullable Node<K, V> find(@Nullable Object wanted) {
        K key = (K) wanted;
        Node<K, V> node = root;
        while (node != null && key != null) {
            int order = key.compareTo(node.key);
            if (order == 0) {
                return node;
            }
            node = order < 0 ? node.left : node.right;
        }
        return null;
    }

    /** The lowest key; the map isn't empty. */
    public K firstKey() {
        return first(some(root)).key;
    }

    /** The highest key; the map isn't empty. */
    public K lastKey() {
        Node<K, V> node = some(root);
        while (node.right != null) {
            node = node.right;
        }
        return node.key;
    }

    /** The highest of the keys lower than this one, with its value; null if there is none. */
    public Map.@Nullable Entry<K, V> lowerEntry(K key) {
        Node<K, V> lower = null;
        Node<K, V> node = root;
        while (node != null) {
            if (node.key.compareTo(key) < 0) {
                lower = node;
                node = node.right;
            } else {
                node = node.left;
            }
        }
        return lower == null ? null : Map.entry(lower.key, lower.value);
    }

    private static <K, V> Node<K, V> first(Node<K, V> tree) {
        Node<K, V> node = tree;
        while (node.left != null) {
            node = node.left;
        }
        return node;
    }

    private static <K, V> Node<K, V> some(@Nullable Node<K, V> node) {
        if (node == null) {
            throw new NoSuchElementException("the map is empty");
        }
        return node;
    }

    @Override
    public @Nullable V put(K key, V value) {
        Node<K, V> found = find(key);
        if (found == null) {
            size++;
            root = with(root, key, value);
            return null;
        }
        V before = found.value;
        if (found.owner == owner) {
            found.value = value;
        } else {
            root = with(root, key, value);
        }
        return before;
    }

    private Node<K, V> with(@Nullable Node<K, V> tree, K key, V value) {
        if (tree == null) {
            return new Node<>(owner, key, value);
        }
        Node<K, V> node = own(tree);
        int order = key.compareTo(node.key);
        if (order < 0) {
            node.left = with(node.left, key, value);
        } else if (order > 0) {
            node.right = with(node.right, key, value);
        } else {
            node.value = value;
            return node;
        }
        return balanced(node);
    }

    @Override
    public @Nullable V remove(@Nullable Object key) {
        Node<K, V> found = find(key);
        if (found == null) {
            return null;
        }
        V before = found.value;
        root = without(some(root), found.key);
        size--;
        return before;
    }

    /** Takes out the lowest key, if there is one. */
    public void removeFirst() {
        if (root != null) {
            remove(firstKey());
        }
    }

    /** The key is in the tree. */
    private @Nullable Node<K, V> without(Node<K, V> tree, K key) {
        int order = key.compareTo(tree.key);
        if (order == 0 && tree.left == null) {
            return tree.right;
        } else if (order == 0 && tree.right == null) {
            return tree.left;
        }
        Node<K, V> node = own(tree);
        if (order < 0) {
            node.left = without(some(node.left), key);
        } else if (order > 0) {
            node.right = without(some(node.right), key);
        } else {
            Node<K, V> next = first(some(node.right));
            node.right = without(some(node.right), next.key);
            node.key = next.key;
            node.value = next.value;
        }
        return balanced(node);
    }

    @Override
    public void clear() {
        root = null;
        size = 0;
    }

    /** The node if no other map can reach it, else its copy of which that holds. */
    private Node<K, V> own(Node<K, V> node) {
        if (node.owner == owner) {
            return node;
        }
        Node<K, V> copy = new Node<>(owner, node.key, node.value);
        copy.left = node.left;
        copy.right = node.right;
        copy.height = node.height;
        return copy;
    }

    private static int height(@Nullable Node<?, ?> tree) {
        return tree == null ? 0 : tree.height;
    }

    /** The tree of this node, of whose children one may have become higher or lower by one. */
    private Node<K, V> balanced(Node<K, V> node) {
        int lean = height(node.left) - height(node.right);
        if (lean > 1) {
            Node<K, V> left = own(some(node.left));
            node.left = height(left.left) >= height(left.right) ? left : rotatedLeft(left);
            return rotatedRight(node);
        } else if (lean < -1) {
            Node<K, V> right = own(some(node.right));
            node.right = height(right.right) >= height(right.left) ? right : rotatedRight(right);
            return rotatedLeft(node);
        }
        measure(node);
        return node;
    }

    private Node<K, V> rotatedRight(Node<K, V> node) {
        Node<K, V> top = own(some(node.left));
        node.left = top.right;
        top.right = node;
        measure(node);
        measure(top);
        return top;
    }

    private Node<K, V> rotatedLeft(Node<K, V> node) {
        Node<K, V> top = own(some(node.right));
        node.right = top.left;
        top.left = node;
        measure(node);
        measure(top);
        return top;
    }

    private static void measure(Node<?, ?> node) {
        node.height = 1 + Math.max(height(node.left), height(node.right));
    }

    @Override
    public void forEach(BiConsumer<? super K, ? super V> action) {
        forEach(root, action);
    }

    private static <K, V> void forEach(
            @Nullable Node<K, V> tree, BiConsumer<? super K, ? super V> action) {
        Node<K, V> node = tree;
        while (node != null) {
            forEach(node.left, action);
            action.accept(node.key, node.value);
            node = node.right;
        }
    }

    @Override
    public Set<Entry<K, V>> entrySet() {
        return new AbstractSet<>() {
            @Override
            public Iterator<Entry<K, V>> iterator() {
                return new InOrder();
            }

            @Override
            public int size() {
                return size;
            }
        };
    }

    /** Goes through the map, which nobody else may change meanwhile. */
    private final class InOrder implements Iterator<Entry<K, V>> {
        /** The next node, and those above it whose keys come later, the nearest first. */
        private final ArrayDeque<Node<K, V>> coming = new ArrayDeque<>();

        private @Nullable K last;

        private InOrder() {
            descend(root);
        }

        private void descend(@Nullable Node<K, V> tree) {
            for (Node<K, V> node = tree; node != null; node = node.left) {
                coming.push(node);
            }
        }

        @Override
        public boolean hasNext() {
            return !coming.isEmpty();
        }

        @Override
        public Entry<K, V> next() {
            Node<K, V> node = coming.pop();
            descend(node.right);
            last = node.key;
            return Map.entry(node.key, node.value);
        }

        /** The tree is another one behind it: the way to the next node is sought anew. */
        @Override
        public void remove() {
            K removed = last;
            if (removed == null) {
                throw new IllegalStateException("next() comes first");
            }
            SharedMap.this.remove(removed);
            last = null;
            coming.clear();
            Node<K, V> node = root;
            while (node != null) {
                if (node.key.compareTo(removed) > 0) {
                    coming.push(node);
                    node = node.left;
                } else {
                    node = node.right;
                }
            }
        }
    }
}
