/**
 * What a FreeSWITCH mixer really does, read over its event socket: a small client of the inbound
 * event socket, readers of what {@code conference list}, {@code relate} and {@code gettag} print,
 * and the judgement whether it is what was asked for. It only reads; nothing here changes a
 * conference. What cannot be read to the last sign counts as not seen.
 *
 * <p>Threads: that of whoever looks, one look at a time. Every look ends within its limit.
 */
@NullMarked
package dev.earshot.app.backend.jambonz.inspect;

import org.jspecify.annotations.NullMarked;
