/**
 * The picture of a cluster: a card a node at a fixed place, ways between them, on which messages
 * fly, and walls between the sides of a partition. Where things stand ({@link
 * raftarium.app.tui.ring.CardPlaces}) is a function of room, nodes and sides; what flies ({@link
 * raftarium.app.tui.ring.VisibleMessages}) is one of a frame.
 */
@NullMarked
package raftarium.app.tui.ring;

import org.jspecify.annotations.NullMarked;
