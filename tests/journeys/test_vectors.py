"""The smuggled code in a real browser: its own parser is the judge, and nothing may run.

What it makes of the cleaned text is looked at once, and again after it has been written out and
read: markup that changes between two readings is how cleaning is got round.
"""

import pytest

from disclosures.rich_text.cleaning import ATTRIBUTES, TAGS, clean
from tests.disclosures.rich_text.test_vectors import TECHNIQUES, VECTORS
from tests.making import make_document

pytestmark = pytest.mark.promise("code that is smuggled into a body does not run")

WATCH = """
window.times = 0; window.fired = () => { window.times += 1 };
window.violations = [];
document.addEventListener('securitypolicyviolation', e => window.violations.push(
    e.violatedDirective + ' ' + e.blockedURI + ' ' + (e.sample || '')));
"""
# What is not on the list, as the browser has parsed it: elements, attributes, schemes of links.
STRANGE = """([texts, tags, attributes]) => {
  const strange = [];
  const look = (root, text) => {
    for (const one of root.querySelectorAll('*')) {
      const name = one.tagName.toLowerCase();
      if (!tags.includes(name) || one.namespaceURI !== 'http://www.w3.org/1999/xhtml')
        strange.push([text, name]);
      for (const {name: attribute} of one.attributes)
        if (!['rel', 'class', ...(attributes[name] || [])].includes(attribute))
          strange.push([text, name + ' ' + attribute]);
      if (name === 'a' && one.hasAttribute('href') &&
          !['http:', 'https:', 'mailto:'].includes(one.protocol))
        strange.push([text, one.protocol]);
    }
  };
  const holder = document.body.appendChild(document.createElement('div'));
  for (const text of texts) {
    let written = text;
    for (let times = 0; times < 3; times += 1) {
      holder.innerHTML = written;
      look(holder, text);
      written = holder.innerHTML;
    }
  }
  return strange;
}"""
FIRED_BY = """async vectors => {
  const fired = [];
  for (const vector of vectors) {
    window.times = 0;
    const frame = document.body.appendChild(document.createElement('iframe'));
    frame.contentWindow.fired = () => { window.times += 1 };
    frame.contentDocument.write(vector);
    frame.contentDocument.close();
    for (const one of frame.contentDocument.querySelectorAll('p, a, input, button'))
      if (one.tagName !== 'A' || one.protocol === 'javascript:') one.click?.();
    await new Promise(done => setTimeout(done, 15));
    if (window.times) fired.push(vector);
    frame.remove();
  }
  return fired;
}"""


@pytest.mark.journey
@pytest.mark.django_db(transaction=True)
def test_a_page_that_holds_them_all_runs_nothing_and_the_policy_has_nothing_to_report(
    visit, office
):
    cleaned = [clean(vector) for vector in VECTORS]
    body = "".join(f"{text}<p>{number}</p>" for number, text in enumerate(cleaned))
    document = make_document(office, "published", body=body)
    page = visit()
    page.add_init_script(WATCH)
    page.on("dialog", lambda dialog: pytest.fail(f"a dialog opened: {dialog.message}"))
    page.goto(document.get_absolute_url())
    assert page.get_by_text(str(len(VECTORS) - 1), exact=True).count() == 1
    lists = {name: sorted(allowed) for name, allowed in ATTRIBUTES.items()}
    assert page.evaluate(STRANGE, [cleaned, sorted(TAGS), lists]) == []
    for event in ("focusin", "click", "mouseover", "pointerover", "animationend", "toggle"):
        page.evaluate(
            """kind => document.querySelectorAll('#main *').forEach(
                one => one.dispatchEvent(new Event(kind)))""",
            event,
        )
    assert (page.evaluate("window.times"), page.evaluate("window.violations")) == (0, [])


@pytest.mark.journey
def test_uncleaned_they_do_run(chromium):
    """The test above would see it: on a page without a policy some two hundred of them fire."""
    page = chromium.new_page()
    page.set_content("<!DOCTYPE html><body></body>")
    fired = page.evaluate(FIRED_BY, VECTORS)
    page.close()
    assert len(fired) > 150
    techniques = {name for name, vectors in TECHNIQUES.items() if set(fired) & set(vectors)}
    assert len(techniques) >= 10
