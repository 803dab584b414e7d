"""Files on their way in: written to a temporary file, and no further than they may be long."""

from __future__ import annotations

from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import TemporaryFileUploadHandler
from django.http import HttpRequest

from ..fields.files import MEGABYTE
from ..fields.upload import LARGEST

LARGEST_REQUEST = 4 * LARGEST * MEGABYTE  # of all files of one request together


class Bounded(TemporaryFileUploadHandler):
    """Stops writing at the largest size there can be; the file is then marked `cut`, and `uploading` refuses it.

    The request is read to its end, so that what was typed beside the file is not lost.
    """

    def __init__(self, request: HttpRequest | None = None) -> None:
        super().__init__(request)
        self.received, self.cut = 0, False

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        self.cut = False

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes | None:
        self.received += len(raw_data)
        self.cut = (
            self.cut or start + len(raw_data) > LARGEST * MEGABYTE + self.chunk_size or self.received > LARGEST_REQUEST
        )
        return None if self.cut else super().receive_data_chunk(raw_data, start)

    def file_complete(self, file_size: int) -> UploadedFile[bytes] | None:
        file = super().file_complete(file_size)
        if file is not None:
            file.cut = self.cut  # type: ignore[attr-defined]
        return file


def bound(request: HttpRequest) -> None:
    """Let the files of this request come in bounded. Before anything reads `request.POST`."""
    request.upload_handlers = [Bounded(request)]
