// What of Tesseract's work is done another way than Tesseract would, for speed alone: the words read are the same. Each counts
// how often it was taken in this thread; 0 after recognition means that it is out of use (another Tesseract, linked otherwise).
#pragma once

namespace doisoat {

long line_images_passed();           // ocr_line_image.cpp
long parallel_parts_done_at_once();  // ocr_one_thread.cpp
long ambiguities_left_out();         // ocr_ambiguities.cpp

}  // namespace doisoat
