"""Expands assertions to triples by two libraries, and holds them to EARL 1.0."""
import json
import sys

import pyld
import rdflib
from rdflib.namespace import DCTERMS, FOAF, RDF, XSD

file, findings = sys.argv[1], int(sys.argv[2])
BASE = "https://example.org/audit.jsonld"
EARL = rdflib.Namespace("http://www.w3.org/ns/earl#")
graph = rdflib.Graph().parse(file, format="json-ld", publicID=BASE)

assertions = set(graph.subjects(RDF.type, EARL.Assertion))
assert len(assertions) == findings, (len(assertions), findings)
outcomes = {EARL.passed, EARL.failed, EARL.cantTell, EARL.inapplicable, EARL.untested}


def one(node, of):
    """The one value of a property."""
    (value,) = graph.objects(node, of)
    return value


for assertion in assertions:
    assert (one(assertion, EARL.assertedBy), RDF.type, EARL.Assertor) in graph
    assert (one(assertion, EARL.subject), RDF.type, EARL.TestSubject) in graph
    test = one(assertion, EARL.test)
    assert (test, RDF.type, EARL.TestCriterion) in graph
    assert {t.language.lower() for t in graph.objects(test, DCTERMS.title)} == {"zh-cn", "en"}
    assert one(assertion, EARL.mode) in {EARL.manual, EARL.semiAuto}
    result = one(assertion, EARL.result)
    assert (result, RDF.type, EARL.TestResult) in graph
    assert one(result, EARL.outcome) in outcomes
    for date in graph.objects(result, DCTERMS.date):
        assert date.datatype == XSD.date and date.value is not None, date
assert (rdflib.URIRef(BASE), RDF.type, FOAF.Document) in graph
assert all(str(s).startswith(("urn:tantu:", BASE)) for s in graph.subjects() if isinstance(s, rdflib.URIRef))

document = json.load(open(file, encoding="utf-8"))
expanded = pyld.jsonld.to_rdf(document, {"base": BASE})["@default"]
assert len(expanded) == len(graph), (len(expanded), len(graph))
