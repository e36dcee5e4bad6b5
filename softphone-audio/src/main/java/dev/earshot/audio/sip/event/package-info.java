/**
 * Event subscriptions (RFC 6665) on both sides: the notifier, which serves event packages to
 * whoever subscribes, and the subscriber. What the packages tell is text here.
 *
 * <p>Everything belongs to the sip thread. Bounded: subscriptions by number, in all and by source;
 * NOTIFYs by one at a time and one a second for each; changes in between are merged by the view.
 */
@NullMarked
package dev.earshot.audio.sip.event;

import org.jspecify.annotations.NullMarked;
