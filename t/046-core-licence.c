/* What may stand for a licence.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/licence.h"

#include "tap.h"

#include <string.h>

static const struct {
	const char *text, *name, *path;
} licences[] = {
	{"CC-BY-4.0", "CC-BY-4.0", "https://creativecommons.org/licenses/by/4.0/"},
	{"cc0-1.0", "CC0-1.0", "https://creativecommons.org/publicdomain/zero/1.0/"},
	{"dl-de/by-2-0", "DL-DE-BY-2.0", "https://www.govdata.de/dl-de/by-2-0"},
	{"DL-DE-ZERO-2.0", "DL-DE-ZERO-2.0", "https://www.govdata.de/dl-de/zero-2-0"},
	{"LicenseRef-Lindenau_2", "LicenseRef-Lindenau_2", ""},
	{"0BSD", "0BSD", ""},
	{"https://example.org/a/b?c=d#e", "", "https://example.org/a/b?c=d#e"},
	{"http://x", "", "http://x"},
};

static const char *const none[] = {
	"", " ", "as you like", "dl-de/by-3-0", "-x", ".", "https://", "http://a b", "https://a\nb", "a\nb",
	"Löwe", "file:///etc/passwd", "javascript:alert(1)", "a\x1b[31m", "https://a\"b", "https://<b>",
};

int
main(void)
{
	size_t count = sizeof(licences) / sizeof(licences[0]), wrong = sizeof(none) / sizeof(none[0]);
	struct licence licence;

	plan((int)(3 * count + wrong) + 1);
	for (size_t i = 0; i < count; i++) {
		ok(licence_read(licences[i].text, &licence), "%s is one", licences[i].text);
		is_str(licence.name ? licence.name : "", licences[i].name, "its name");
		is_str(licence.path ? licence.path : "", licences[i].path, "its address");
	}
	for (size_t i = 0; i < wrong; i++)
		ok(!licence_read(none[i], &licence), "number %zu of what is none", i);
	ok(strspn(licence_none.name, "abcdefghijklmnopqrstuvwxyz") == strlen(licence_none.name)
		&& !licence_none.path && licence_confidential.title_german, "none was granted");
	return done_testing();
}
