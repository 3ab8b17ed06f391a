/** How fast the program is, beside others on the same machine in the same run. */
@NullMarked
package dev.schemadoc.benchmarks;

import org.jspecify.annotations.NullMarked;
