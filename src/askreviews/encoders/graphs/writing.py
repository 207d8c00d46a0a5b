"""Writes the graphs: ``python -m askreviews.encoders.graphs.writing``, with the ``onnx`` package.

They are files so that a question needs no package that writes them. A test holds that this module writes
the files that are there.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import onnx
from onnx import TensorProto, helper, numpy_helper

from askreviews.encoders.base import inner_layer
from askreviews.encoders.graphs import (
    COSINES,
    FOLDER,
    LOW_RANK,
    MINILM,
    NUMBERS,
    PROJECTIONS,
    SCALES,
    SIGNED_PROJECTIONS,
)
from askreviews.encoders.graphs.checkpoints import (
    ATTENDING,
    BLOCK,
    STEEP,
    WIDENING,
    Stored,
    divisors,
    is_steep,
    stored,
)
from askreviews.encoders.shipped import SETTINGS, WEIGHTS, installed_folder

OPSET, OF_THE_RUNTIME, IR = 17, 1, 9
"""Versions of the operators that ONNX and, as `RUNTIME`, ONNX Runtime define, and of the file's format."""
RUNTIME = "com.microsoft"
OF_EIGHT_BITS = 4
"""MatMulNBits's level of accuracy: rows, too, are multiplied as whole numbers of eight bits."""


@dataclass(slots=True)
class Writer:
    """A graph in the making: each method adds a node and returns the name of what it computes."""

    stored: Mapping[str, Stored]
    nodes: list[onnx.NodeProto] = field(default_factory=list)
    constants: dict[str, onnx.TensorProto] = field(default_factory=dict)

    def node(self, operator: str, *inputs: str, out: str = "", domain: str = "", **attributes: float) -> str:
        """What `operator` makes of `inputs`."""
        out = out or f"{operator}_{len(self.nodes)}"
        made = helper.make_node(operator, list(inputs), [out], domain=domain)
        made.attribute.extend(helper.make_attribute(name, value) for name, value in attributes.items())
        self.nodes.append(made)
        return out

    def weight(self, name: str) -> str:
        """The tensor that the checkpoint calls so; it stays in the checkpoint's file."""
        place = self.stored[name]
        tensor = TensorProto(
            name=name, data_type=TensorProto.FLOAT, dims=place.shape, data_location=TensorProto.EXTERNAL
        )
        for key, value in (("location", WEIGHTS), ("offset", place.offset), ("length", place.length)):
            tensor.external_data.add(key=key, value=str(value))
        return self.constant(tensor)

    def given(self, name: str, kind: TensorProto.DataType, *shape: int) -> str:
        """A tensor that whoever runs the graph gives, see `Session`."""
        tensor = TensorProto(name=name, data_type=kind, dims=shape, data_location=TensorProto.EXTERNAL)
        tensor.external_data.add(key="location", value="given")
        return self.constant(tensor)

    def integers(self, name: str, *values: int) -> str:
        """A row of whole numbers."""
        return self.constant(helper.make_tensor(name, TensorProto.INT64, [len(values)], values))

    def divided(self, rows: str, name: str) -> str:
        """The rows divided for the matrix `name`: see `checkpoints`."""
        inverse = numpy_helper.from_array(1 / divisors()[f"{name}.weight"], f"{name}.inverse")
        return self.node("Mul", rows, self.constant(inverse))

    def dense(self, rows: str, name: str) -> str:
        """``rows @ weight.T + bias``, the weight in whole numbers of eight bits; it has the outputs first."""
        weight, bias = f"{name}.weight", self.weight(f"{name}.bias")
        outputs, inputs = self.stored[weight].shape
        block = STEEP if is_steep(weight) else BLOCK
        numbers = self.given(f"{weight}{NUMBERS}", TensorProto.UINT8, outputs, inputs // block, block)
        scales = self.given(f"{weight}{SCALES}", TensorProto.FLOAT, outputs * inputs // block)
        return self.node(
            "MatMulNBits",
            *(rows, numbers, scales, "", "", bias),
            domain=RUNTIME,
            K=inputs,
            N=outputs,
            bits=8,
            block_size=block,
            accuracy_level=OF_EIGHT_BITS,
        )

    def added(self, rows: str, others: str, name: str, out: str = "") -> str:
        """The sum of both, normalised (Ba et al. 2016, arXiv:1607.06450)."""
        weights = self.weight(f"{name}.weight"), self.weight(f"{name}.bias")
        total = self.node("Add", rows, others)
        # Quicker than ONNX Runtime's one node for both, SkipLayerNormalization.
        return self.node(
            "LayerNormalization", total, *weights, out=out, axis=-1, epsilon=SETTINGS["layer_norm_eps"]
        )

    def model(
        self, name: str, inputs: list[onnx.ValueInfoProto], outputs: list[onnx.ValueInfoProto]
    ) -> onnx.ModelProto:
        """The whole graph."""
        graph = helper.make_graph(self.nodes, name, inputs, outputs, list(self.constants.values()))
        versions = [helper.make_opsetid("", OPSET), helper.make_opsetid(RUNTIME, OF_THE_RUNTIME)]
        return helper.make_model(graph, opset_imports=versions, ir_version=IR, producer_name="askreviews")

    def constant(self, tensor: onnx.TensorProto) -> str:
        """A tensor that is there before anything is computed; the same name, the same tensor."""
        self.constants[tensor.name] = tensor
        return str(tensor.name)


def minilm(folder: Path) -> onnx.ModelProto:
    """The model in `folder`, for one text at a time.

    The forward pass of BERT (Devlin et al. 2019, arXiv:1810.04805) from ``pieces`` int64[l], the ids of a
    text's word pieces, to ``inner`` and ``last``, float32[1, l, d] each: the pieces' vectors after
    `inner_layer` and after the last.
    """
    writer = Writer(stored(folder / WEIGHTS))
    layers, heads = SETTINGS["num_hidden_layers"], SETTINGS["num_attention_heads"]
    dimension = writer.stored["embeddings.LayerNorm.weight"].shape[0]
    names = {inner_layer(layers): "inner", layers - 1: "last"}
    rows = _embedded(writer)
    for number in range(layers):
        rows = _layer(writer, rows, f"encoder.layer.{number}", heads, names.get(number, ""))
    return writer.model(
        "minilm",
        [helper.make_tensor_value_info("pieces", TensorProto.INT64, ["l"])],
        [
            helper.make_tensor_value_info(name, TensorProto.FLOAT, [1, "l", dimension])
            for name in names.values()
        ],
    )


def _embedded(writer: Writer) -> str:
    """Each piece's own vector with that of its place; a text is one segment, the first."""
    batch = writer.integers("batch", 0)
    words = writer.node("Gather", writer.weight("embeddings.word_embeddings.weight"), "pieces")
    places = writer.node(
        "Slice",
        writer.weight("embeddings.position_embeddings.weight"),
        writer.integers("first", 0),
        writer.node("Shape", "pieces"),
    )
    segment = writer.node(
        "Gather", writer.weight("embeddings.token_type_embeddings.weight"), writer.integers("segment", 0)
    )
    own = writer.node("Unsqueeze", writer.node("Add", places, segment), batch)
    return writer.added(writer.node("Unsqueeze", words, batch), own, "embeddings.LayerNorm")


def _layer(writer: Writer, rows: str, name: str, heads: int, out: str) -> str:
    """One transformer layer: attention by several heads (Vaswani et al. 2017, arXiv:1706.03762), GELU."""
    even = writer.divided(rows, f"{name}.{ATTENDING[0]}")
    parts = [writer.dense(even, f"{name}.{part}") for part in ATTENDING]
    attended = writer.node("MultiHeadAttention", *parts, domain=RUNTIME, num_heads=heads)
    rows = writer.added(
        writer.dense(attended, f"{name}.attention.output.dense"), rows, f"{name}.attention.output.LayerNorm"
    )
    (widening,) = (f"{name}.{part}" for part in WIDENING)
    wide = writer.node("Gelu", writer.dense(writer.divided(rows, widening), widening), domain=RUNTIME)
    return writer.added(writer.dense(wide, f"{name}.output.dense"), rows, f"{name}.output.LayerNorm", out)


def projections(*, signed: bool) -> onnx.ModelProto:
    """Of the `vectors` uint8[t, d], 128 standing for 0, those in `places` int64[n], by `asked`.

    That is int8[d, m] if `signed`, else uint8[d, m], again with 128 for 0. ``projections`` float32[n, m] are
    the products, divided by the `lengths` float32[t] of the former. With a sign they come in half the time,
    but are cut off on processors that have no instructions for it: `products` says which of both is run.
    """
    writer = Writer({})
    zero = writer.constant(helper.make_tensor("zero", TensorProto.UINT8, [], [128]))
    rows = writer.node("Gather", "vectors", "places", axis=0)
    products = writer.node("MatMulInteger", rows, "asked", zero, *([] if signed else [zero]))
    products = writer.node("Cast", products, to=TensorProto.FLOAT)
    lengths = writer.node("Gather", "lengths", "places", axis=0)
    lengths = writer.node("Unsqueeze", lengths, writer.integers("last", 1))
    writer.node("Div", products, lengths, out="projections")
    kind = TensorProto.INT8 if signed else TensorProto.UINT8
    return writer.model(
        "projections",
        [
            helper.make_tensor_value_info("vectors", TensorProto.UINT8, ["t", "d"]),
            helper.make_tensor_value_info("lengths", TensorProto.FLOAT, ["t"]),
            helper.make_tensor_value_info("places", TensorProto.INT64, ["n"]),
            helper.make_tensor_value_info("asked", kind, ["d", "m"]),
        ],
        [helper.make_tensor_value_info("projections", TensorProto.FLOAT, ["n", "m"])],
    )


def cosines() -> onnx.ModelProto:
    """Of all `vectors` uint8[b, d, k], b blocks of k columns, by `asked` uint8[1, d], 128 standing for 0.

    ``cosines`` float32[b, 1, k] are the products, divided by the `lengths` float32[b, 1, k] and by
    `asked_lengths` float32[1].
    """
    writer = Writer({})
    zero = writer.constant(helper.make_tensor("zero", TensorProto.UINT8, [], [128]))
    products = writer.node("MatMulInteger", "asked", "vectors", zero, zero)
    products = writer.node("Cast", products, to=TensorProto.FLOAT)
    products = writer.node("Div", products, "lengths")
    writer.node("Div", products, "asked_lengths", out="cosines")
    return writer.model(
        "cosines",
        [
            helper.make_tensor_value_info("asked", TensorProto.UINT8, [1, "d"]),
            helper.make_tensor_value_info("vectors", TensorProto.UINT8, ["b", "d", "k"]),
            helper.make_tensor_value_info("lengths", TensorProto.FLOAT, ["b", 1, "k"]),
            helper.make_tensor_value_info("asked_lengths", TensorProto.FLOAT, [1]),
        ],
        [helper.make_tensor_value_info("cosines", TensorProto.FLOAT, ["b", 1, "k"])],
    )


def low_rank() -> onnx.ModelProto:
    """``rows`` float32[m, d], ``down`` float32[d, r], ``up`` float32[r, e]: ``changed``, rows @ down @ up."""
    writer = Writer({})
    writer.node("MatMul", writer.node("MatMul", "rows", "down"), "up", out="changed")
    shapes = {"rows": ["m", "d"], "down": ["d", "r"], "up": ["r", "e"]}
    return writer.model(
        "low_rank",
        [helper.make_tensor_value_info(name, TensorProto.FLOAT, shape) for name, shape in shapes.items()],
        [helper.make_tensor_value_info("changed", TensorProto.FLOAT, ["m", "e"])],
    )


def main() -> None:
    """Write the files."""
    (FOLDER / MINILM).write_bytes(minilm(installed_folder()).SerializeToString(deterministic=True))
    (FOLDER / LOW_RANK).write_bytes(low_rank().SerializeToString(deterministic=True))
    (FOLDER / COSINES).write_bytes(cosines().SerializeToString(deterministic=True))
    for name, signed in ((PROJECTIONS, False), (SIGNED_PROJECTIONS, True)):
        (FOLDER / name).write_bytes(projections(signed=signed).SerializeToString(deterministic=True))


if __name__ == "__main__":
    main()
