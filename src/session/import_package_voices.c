/* Of the import of a package: clusters, comments, turns, measures and the log.
 *
 * What they refer to by an id that is not there, is told where the rows are compared.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/import_package_parts.h"

#include "core/i18n.h"

static struct store_value
number(const struct package *package, enum export_column column)
{
	return package_cell(package, column)->there ? INTEGER(package_integer(package, column)) : NOTHING;
}

void
package_take_cluster(struct package *package)
{
	if (package_step_of(package, CLUSTERS_STEP_ID) < 0)
		return;
	store_run(package->store, STORE_TAKE_CLUSTER, TEXT(package_here(package)->id),
		TEXT(package_text(package, CLUSTERS_CLUSTER_ID)), TEXT(package_text(package, CLUSTERS_STEP_ID)),
		INTEGER(package_integer(package, CLUSTERS_CLUSTER_NO)),
		TEXT(package_text(package, CLUSTERS_CLUSTER)));
}

void
package_take_comment(struct package *package)
{
	if (package_step_of(package, COMMENTS_STEP_ID) < 0 || package_group_of(package, COMMENTS_GROUP_ID) < 0)
		return;
	bool clustered = package_cell(package, COMMENTS_CLUSTER_ID)->there;
	store_run(package->store, STORE_TAKE_COMMENT, TEXT(package_here(package)->id),
		TEXT(package_text(package, COMMENTS_COMMENT_ID)),
		INTEGER(package_integer(package, COMMENTS_COMMENT_NO)),
		TEXT(package_text(package, COMMENTS_STEP_ID)), number(package, COMMENTS_TABLE_NO),
		number(package, COMMENTS_TALK_ROUND), TEXT(package_text(package, COMMENTS_GROUP_ID)),
		clustered ? TEXT(package_text(package, COMMENTS_CLUSTER_ID)) : NOTHING,
		INTEGER(package_integer(package, COMMENTS_SUPPORTS)), TEXT(package_text(package, COMMENTS_STATE)),
		TEXT(package_text(package, COMMENTS_TEXT)));
}

void
package_take_turn(struct package *package)
{
	if (package_step_of(package, TALK_STEP_ID) < 0 || package_group_of(package, TALK_GROUP_ID) < 0)
		return;
	if (package_integer(package, TALK_TURNS) > 0)
		store_run(package->store, STORE_TAKE_TURN, TEXT(package_here(package)->id),
			TEXT(package_text(package, TALK_STEP_ID)), INTEGER(package_integer(package, TALK_TALK_ROUND)),
			TEXT(package_text(package, TALK_GROUP_ID)), INTEGER(package_integer(package, TALK_TURNS)));
}

void
package_take_measure(struct package *package)
{
	if (package_step_of(package, MEASURES_STEP_ID) < 0)
		return;
	bool made_of = package_cell(package, MEASURES_COMMENT_ID)->there;
	store_run(package->store, STORE_TAKE_MEASURE, TEXT(package_here(package)->id),
		TEXT(package_text(package, MEASURES_MEASURE_ID)),
		INTEGER(package_integer(package, MEASURES_MEASURE_NO)),
		TEXT(package_text(package, MEASURES_STEP_ID)), TEXT(package_text(package, MEASURES_WHAT)),
		TEXT(package_text(package, MEASURES_WHO)), INTEGER(package_integer(package, MEASURES_AGREED)),
		TEXT(package_text(package, MEASURES_DUE)), TEXT(package_text(package, MEASURES_DUE_TEXT)),
		made_of ? TEXT(package_text(package, MEASURES_COMMENT_ID)) : NOTHING,
		TEXT(package_text(package, MEASURES_STATE)));
}

void
package_take_log(struct package *package)
{
	store_run(package->store, STORE_TAKE_LOG, TEXT(package_here(package)->id),
		INTEGER(package_integer(package, LOG_SEQ)), TEXT(package_text(package, LOG_ACT_ID)),
		INTEGER(package_integer(package, LOG_AT)), TEXT(package_text(package, LOG_ACT)),
		TEXT(package_text(package, LOG_STEP_ID)), TEXT(package_text(package, LOG_SUBJECT_ID)),
		TEXT(package_text(package, LOG_DETAIL)));
	if (store_changed(package->store) == 0)
		package_fault(package, LOG_SEQ, _("there is a row %lld already"),
			(long long)package_integer(package, LOG_SEQ));
}
