/**
 * The guided first minute (console.md chapter 7): the steps, performed through the very commands
 * the window uses, and what each of them claims. Claims about sound are judged afterwards, from the
 * recordings.
 *
 * <p>A {@code Tour} runs on one thread, {@code demo}, and sees the world through {@code TourStage};
 * with a stepped mixer behind the stage it runs in virtual time.
 */
@NullMarked
package dev.earshot.app.demo.tour;

import org.jspecify.annotations.NullMarked;
