package org.jiheng.ruleset;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;

/** Which rule set scores a year's projects (规则集适用范围): of one department, or of all that are not named themselves. */
@Entity
@Table(name = "rule_set_assignment")
@IdClass(RuleSetAssignment.Key.class)
class RuleSetAssignment extends PanacheEntityBase {
    @Id
    @Column(name = "budget_year", nullable = false)
    public short year;

    /** Empty for all departments that are not named themselves. */
    @Id
    @Column(length = 200)
    public String department;

    @Column(nullable = false, length = 100)
    public String name;

    @Column(name = "assigned_by", nullable = false, length = 64)
    public String assignedBy;

    @Column(name = "assigned_at", nullable = false)
    public Instant assignedAt;

    record Key(short year, String department) implements Serializable {}
}
