package org.jiheng.fact;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What a property or a verb of a fact is called by the people who write rules; the guide to the rules is made from it. */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface Term {
    /** In Chinese. */
    String value();

    /** In English. */
    String en();

    /** Unit of a number; empty for what has none. */
    String unit() default "";

    /** As it stands in a rule. */
    String example() default "";
}
