/**
 * What all rooms share: {@link raftarium.data.Bytes}, the content of an entry; {@link
 * raftarium.data.RandomStream}, the only chance there is; {@link raftarium.data.Digest}, a hash
 * over a sequence of numbers; {@link raftarium.data.Durations}, times as text.
 *
 * <p>And collections whose copies share what neither of them has changed since. A simulation is
 * copied often, for moments to come back to, and most of what it holds is old: {@link
 * raftarium.data.SharedMap} is a sorted map, {@link raftarium.data.SharedStretch} a list that lets
 * go of its oldest elements. Both know by an owner token what is theirs alone and may be changed in
 * place: without copies they cost as much as a plain map or list.
 *
 * <p>Each belongs to one thread at a time, which alone may copy it: a copy writes into its source.
 * The copy may be another thread's, since nobody changes what both share.
 */
@NullMarked
package raftarium.data;

import org.jspecify.annotations.NullMarked;
