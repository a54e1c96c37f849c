"""Linking: which words of a question speak of which tables, columns and values; the same for training and serving."""

from sql_copilot_ls.linking.index import SchemaIndex
from sql_copilot_ls.linking.lexicon import fingerprint
from sql_copilot_ls.linking.linked_request import Counts, LinkedRequest, link, piece_strings
from sql_copilot_ls.linking.literals import Literal
from sql_copilot_ls.linking.relations import MATCH_RELATIONS, RELATIONS
from sql_copilot_ls.linking.vocabulary import PieceIds, Vocabulary, VocabularyError
from sql_copilot_ls.linking.words import Word

__all__ = [
    "MATCH_RELATIONS",
    "RELATIONS",
    "Counts",
    "LinkedRequest",
    "Literal",
    "PieceIds",
    "SchemaIndex",
    "Vocabulary",
    "VocabularyError",
    "Word",
    "fingerprint",
    "link",
    "piece_strings",
]
