/** Tests of the installed packages; threads: the tests' own. */
@org.jspecify.annotations.NullMarked
package dev.earshot.packaging;
