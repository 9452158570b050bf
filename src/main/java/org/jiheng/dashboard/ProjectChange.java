package org.jiheng.dashboard;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** That a project changed; written in the transaction of the change. */
@Entity
@Table(name = "project_change")
class ProjectChange extends PanacheEntityBase {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    public Long id;

    @Column(name = "project_id", nullable = false, length = 26)
    public String projectId;

    /** The new evaluation, null for a change without one. */
    @Column(name = "evaluation_id", length = 26)
    public String evaluationId;

    /** Place in the order in which changes were found committed, null until it was given. */
    public Long position;
}
