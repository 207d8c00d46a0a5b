"""Retrievers for other frameworks: each a module that needs its framework, an extra of this package.

=============  ===============================  ====================================
framework      module                           installed by
=============  ===============================  ====================================
LangChain      `askreviews.adapters.langchain`  ``pip install askreviews[langchain]``
LlamaIndex     `askreviews.adapters.llamaindex` ``pip install askreviews[llamaindex]``
Haystack       `askreviews.adapters.haystack`   ``pip install askreviews[haystack]``
=============  ===============================  ====================================
"""
