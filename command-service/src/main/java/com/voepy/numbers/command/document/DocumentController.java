package com.voepy.numbers.command.document;

import com.voepy.numbers.command.dispatch.Commands;
import com.voepy.numbers.kernel.ApiKeyScope;
import com.voepy.numbers.kernel.DocumentType;
import com.voepy.numbers.kit.contract.AnswersWith;
import com.voepy.numbers.kit.contract.Refuses;
import com.voepy.numbers.kit.contract.Takes;
import com.voepy.numbers.kit.problem.ErrorCode;
import com.voepy.numbers.kit.security.RequiresScope;
import com.voepy.numbers.kit.web.RequestContext;
import com.voepy.numbers.kit.web.Uploads;
import com.voepy.numbers.resource.DocumentResource;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartHttpServletRequest;

/// Translates uploads into commands.
@RestController
class DocumentController {

    private final Commands commands;

    DocumentController(Commands commands) {
        this.commands = commands;
    }

    /// `POST /v1/numbers/porting-documents` — keeps 1 to 10 files as documents of one type: all of them or none. PDF,
    /// PNG or JPEG by their content, 10 MiB each and 32 MiB in all. Answers 201 with the documents, in their order.
    @AnswersWith(
            value = DocumentResource.class,
            shape = AnswersWith.Shape.DATA,
            status = 201,
            operationId = "uploadPortingDocuments")
    @Refuses(ErrorCode.DOCUMENT_SPACE_EXCEEDED)
    @PostMapping(path = Uploads.PATH, consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @RequiresScope(ApiKeyScope.PORTING_WRITE)
    ResponseEntity<byte[]> upload(
            RequestContext context,
            MultipartHttpServletRequest request,
            @Takes(required = true, min = 1, max = UploadForm.FILES_MAX, says = "a file; may come several times")
                    @RequestPart(name = UploadForm.FILE, required = false)
                    @Nullable
                    List<MultipartFile> files,
            @Takes(required = true, as = DocumentType.class, says = "what the files are")
                    @RequestParam(name = UploadForm.TYPE, required = false)
                    @Nullable
                    String type) {
        var names = new HashSet<>(request.getMultiFileMap().keySet());
        names.addAll(request.getParameterMap().keySet());
        var upload = new UploadForm(names, files == null ? List.of() : files, type).read(context.tenant());
        return commands.answer(context, upload.request(), upload);
    }
}
